import type { decided as shape } from '../en/decided.ts';

export const decided: typeof shape = {
  manage: 'إدارة اللوحة',
  lock: {
    heading: 'قفل: يبقى كل شيء كما هو',
    board: 'اللوحة كلها',
    column: 'العمود: {column}',
    boardIs: 'اللوحة مقفلة.',
    columnIs: 'مقفل.',
    what: 'تبقى البطاقات كما هي. يمكن إضافة بطاقات جديدة.',
    columnsAre: 'مقفل: {names}. تبقى البطاقات هناك كما هي، ويمكن إضافة بطاقات جديدة.',
    why: 'هذه البطاقة مقفلة وتبقى كما هي. يمكن لأحد الميسّرين فتح القفل.',
  },
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
