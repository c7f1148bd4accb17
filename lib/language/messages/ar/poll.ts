import type { poll as shape } from '../en/poll.ts';

export const poll: typeof shape = {
  title: 'الاستطلاعات والأسئلة',
  pane: 'الاستطلاعات',
  open: 'إظهار الاستطلاعات والأسئلة',
  close: 'إخفاء الاستطلاعات والأسئلة',
  nothing: 'لم يُطرح شيء في هذه القاعة بعد. عندما يُطرح سؤال يظهر هنا تلقائيًا.',
  notTold: 'ما يُطرح في هذه القاعة يظهر هنا عند توفر الاتصال.',
  waiting:
    '{count, plural, zero {لا أسئلة تنتظر} one {سؤال ينتظرك} two {سؤالان ينتظرانك} few {# أسئلة تنتظرك} many {# سؤالًا ينتظرك} other {# سؤال ينتظرك}}',
  arrived: 'سؤال لك',
  answerIt: 'أجب',
  over: 'مغلقة',
  told: {
    opened: 'طُرح سؤال هنا: {question}',
    again: 'أُعيد طرح هذا السؤال. يُرجى الإجابة مرة أخرى: {question}',
    'last-minute': 'بقيت دقيقة واحدة للإجابة: {question}',
    closed: 'أُغلق هذا السؤال: {question}',
    shown: 'ظهرت النتيجة: {question}',
  },
  signing: {
    named: { title: 'باسمك', text: 'يُحفظ اسمك مع إجابتك.' },
    organisation: { title: 'باسم المنظمة', text: 'تُحفظ منظمتك مع إجابتك، أما اسمك فلا يُحفظ.' },
    anonymous: { title: 'دون اسم', text: 'لا يُحفظ شيء يدل على أن هذه الإجابة لك.' },
  },
};
