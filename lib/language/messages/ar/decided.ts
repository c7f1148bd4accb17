import type { decided as shape } from '../en/decided.ts';

export const decided: typeof shape = {
  send: {
    open: 'إرسال إلى لوحة أخرى…',
    title: 'إرسال نسخة إلى لوحة أخرى',
    what: 'تذكر النسخة من أين أتت. تبقى هذه البطاقة هنا، وتذكر إلى أين أُرسلت.',
    room: 'إلى أي لوحة؟',
    closed: '{room} (مغلقة)',
    named: '{room} (تُذكر فيها أسماء الأشخاص)',
    column: 'في أي عمود؟',
    send: 'إرسال النسخة',
    nowhere: 'لا توجد الآن لوحة أخرى تستقبل البطاقات.',
    sent: 'أُرسلت إلى: {room}.',
    from: 'من: {room}',
    sentTo: 'أُرسلت إلى: {room}',
    sentBy: 'أرسلها {name}',
    elsewhere: 'لوحة أخرى',
  },
};
