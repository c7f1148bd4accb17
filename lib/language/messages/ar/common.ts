import type { common as shape } from '../en/common.ts';

export const common: typeof shape = {
  language: 'اللغة',
  which: '{what}: {which}',
  close: 'إغلاق',
  back: 'رجوع',
  cancel: 'إلغاء',
  optional: 'اختياري',
  copy: 'نسخ',
  copied: 'تم النسخ',
  copyByHand: 'حدّد النص وانسخه بنفسك.',
  tryAgain: 'حاول مرة أخرى',
  otherLanguages: 'بلغات أخرى',
  skip: 'الانتقال إلى المحتوى',
  role: {
    participant: 'مشارك',
    facilitator: 'ميسّر الجلسات',
    staff: 'فريق التنظيم',
    observer: 'مراقب، قراءة فقط',
  },
  trouble: {
    offline: 'لا يوجد اتصال باللقاء. لم يضع شيء. تحقّق من الشبكة ثم حاول مرة أخرى.',
    unexpected: 'لم تنجح العملية. ما كتبته ما زال هنا. حاول مرة أخرى بعد قليل.',
  },
  broken: {
    title: 'لم تُفتح هذه الصفحة',
    text: 'كل ما حُفظ في أمان. حاول مرة أخرى، وإذا استمرت المشكلة فأخبر المنظمين.',
  },
  missing: {
    title: 'هذه الصفحة غير موجودة',
    text: 'ربما العنوان غير كامل، أو أن القاعة تخص لقاءً آخر.',
    home: 'إلى صفحة البداية',
  },
};
