import type { room as shape } from '../en/room.ts';

export const room: typeof shape = {
  programme: 'البرنامج',
  notes: 'الملاحظات',
  board: 'اللوحة',
  switch: 'الملاحظات أو اللوحة',
  split: 'عرض الملاحظات',
  allCountries: 'كل البلدان',
  new: '{count, plural, zero {لا جديد} one {# جديد} two {# جديدان} few {# جديدة} many {# جديدًا} other {# جديد}}',
  opening: 'جارٍ فتح القاعة',
  notOpened: 'لا يمكن الوصول إلى القاعة الآن. ستُفتح تلقائيًا عند عودة الاتصال.',
  minutesLeft:
    '{minutes, plural, zero {انتهى الوقت} one {بقيت دقيقة واحدة} two {بقيت دقيقتان} few {بقيت # دقائق} many {بقيت # دقيقة} other {بقيت # دقيقة}}',
  startsAt: 'تبدأ في {time}',
  timeOver: 'انتهى الوقت',
  closedLabel: 'مغلقة',
  readOnly: {
    'session-closed': 'هذه الجلسة مغلقة. يمكنك قراءة كل شيء ونسخه، لكن لا يمكنك الكتابة.',
    observer: 'أنت هنا بصفة مراقب: يمكنك قراءة كل ما يُكتب، لكن لا يمكنك الكتابة.',
  },
  people: {
    button:
      '{count, plural, =0 {لا أحد متصل} zero {لا أحد متصل} one {شخص واحد هنا} two {شخصان هنا} few {# أشخاص هنا} many {# شخصًا هنا} other {# شخص هنا}}',
    title: 'من هنا',
    inRoom: 'في هذه القاعة',
    elsewhere: 'في مكان آخر من اللقاء',
    left: 'غادروا',
    nobody: 'لا أحد غيرك بعد. من يفتح هذه القاعة يظهر هنا.',
    notLive: 'انقطع الاتصال؛ قد تكون هذه القائمة قديمة.',
    close: 'إغلاق',
    you: 'أنت',
    active: 'نشط',
    idle: 'غير نشط حاليًا',
    gone: 'غادر',
  },
};
