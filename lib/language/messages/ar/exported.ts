import type { exported as shape } from '../en/exported.ts';

export const exported: typeof shape = {
  results: 'القرارات والإجراءات',
  notes: 'الملاحظات',
  allCountries: 'جميع البلدان',
  empty: 'لم يُكتب شيء هنا.',
  heads: {
    session: 'الجلسة',
    room: 'القاعة',
    column: 'العمود',
    kind: 'النوع',
    text: 'النص',
    topics: 'المواضيع',
    by: 'كتبها',
    organisation: 'المنظمة',
    country: 'البلد',
    owner: 'المسؤول',
    due: 'الموعد',
    stack: 'المجموعة',
    reactions: 'التفاعلات',
    created: 'تاريخ الكتابة',
  },
};
