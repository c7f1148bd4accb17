import type { console as shape } from '../en/console.ts';

export const console: typeof shape = {
  title: 'لوحة الميسّر',
  chooseSession: 'أي جلسة تديرها؟',
  otherSession: 'جلسة أخرى',
  noSession: 'لا توجد جلسات في البرنامج بعد.',
  sessionGone: 'لم تعد هذه الجلسة في البرنامج. اختر جلسة أخرى.',
  notLive: 'انقطع الاتصال. قد يكون ما تراه قديمًا، ولا يمكن الآن طرح شيء أو إغلاقه. نواصل المحاولة.',
  notForYou: {
    title: 'هذه اللوحة لمن يديرون الجلسات',
    text: 'من هنا يطرح الميسّرون وفريق العمل الاستطلاعات ويديرون الجلسات. وما يطرحونه يظهر في قاعتك تلقائيًا.',
    programme: 'إلى البرنامج',
  },
  rooms: 'القاعات التي تديرها',
  allRooms:
    '{count, plural, zero {لا قاعات} one {القاعة} two {القاعتان} few {كل القاعات (#)} many {كل القاعات (#)} other {كل القاعات (#)}}',
  someRooms:
    '{count, plural, zero {لا قاعات} one {قاعة واحدة:} two {قاعتان} few {# قاعات} many {# قاعة} other {# قاعة}}',
  here: '{count, plural, zero {لا أحد هنا الآن} one {شخص واحد هنا} two {شخصان هنا} few {# أشخاص هنا} many {# شخصًا هنا} other {# شخص هنا}}',
  sections: 'أقسام اللوحة',
  section: {
    polls: 'استطلاعات',
    facilitation: 'الإيقاع',
    questions: 'أسئلة',
    dots: 'النقاط',
    projector: 'الشاشة',
  },
  waiting:
    '{count, plural, zero {لا شيء ينتظر} one {ينتظر نظرة} two {ينتظران نظرة} few {تنتظر نظرة} many {تنتظر نظرة} other {تنتظر نظرة}}',
  keys: {
    title: 'المفاتيح',
    list: 'يعرض هذه القائمة',
    use: 'استعمال المفاتيح المفردة',
    useHint: 'لا تفعل شيئًا أثناء الكتابة. أوقفها إن كنت تملي بصوتك أو تضغط المفاتيح دون قصد.',
  },
  next: {
    title: 'ما التالي',
    reading: 'تجري قراءة الاستطلاعات.',
    next: 'الاستطلاع التالي',
    isOpen: 'مطروح الآن',
    isClosed: 'مغلق، والنتيجة لم تُعرض بعد',
    open: 'اطرحه الآن',
    close: 'إغلاق',
    reveal: 'عرض النتيجة',
    openKey: 'يطرح الاستطلاع التالي',
    closeKey: 'يغلق الاستطلاع المطروح الآن',
    revealKey: 'يعرض النتيجة',
    sessionClosed: 'الجلسة مغلقة، فلا يمكن طرح شيء فيها. أعد فتحها من البرنامج.',
    nothing: 'طُرحت كل استطلاعات هذه الجلسة في هذه القاعات.',
    asks: 'يسأل {people, plural, zero {لا أحد، إذ لا أحد حاضر،} one {شخصًا واحدًا} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}',
    shows:
      'يعرضها {people, plural, zero {لا لأحد، إذ لا أحد حاضر،} one {لشخص واحد} two {لشخصين} few {لـ # أشخاص} many {لـ # شخصًا} other {لـ # شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}',
    answered:
      '{answered, plural, zero {لم يجب أحد بعد} one {إجابة واحدة} two {إجابتان} few {# إجابات} many {# إجابة} other {# إجابة}}، {here, plural, zero {ولا أحد حاضر الآن} one {والحاضرون الآن شخص واحد} two {والحاضران الآن شخصان} few {والحاضرون الآن # أشخاص} many {والحاضرون الآن # شخصًا} other {والحاضرون الآن # شخص}}.',
  },
  done: {
    opened:
      'طُرح على {people, plural, zero {لا أحد بعد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}. إغلاقه ينهيه للجميع.',
    closed:
      'أُغلق على {people, plural, zero {لا أحد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}. لن تُقبل أي إجابة بعد الآن.',
    reopened:
      'فُتح من جديد في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}، ويبقى مفتوحًا حتى تغلقه.',
    revealed:
      'النتيجة معروضة الآن {people, plural, zero {لا لأحد بعد} one {لشخص واحد} two {لشخصين} few {لـ # أشخاص} many {لـ # شخصًا} other {لـ # شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}.',
    hidden:
      'أُخفيت النتيجة من جديد عن {people, plural, zero {لا أحد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}.',
  },
  polls: {
    none: 'لم يُحضَّر أي استطلاع لهذه الجلسة بعد.',
    kind: {
      single: 'خيار واحد',
      multiple: 'عدة خيارات',
      scale: 'مقياس',
      words: 'كلمات',
      ranking: 'ترتيب',
      open: 'إجابة حرة',
    },
    state: { prepared: 'لم يُطرح بعد', open: 'مفتوح', closing: 'أُغلق للتو', final: 'مغلق' },
    open: 'طرح هذا الاستطلاع',
    secondRound: 'طرحه مجددًا كجولة جديدة',
    close: 'إغلاق هذا الاستطلاع',
    reveal: 'عرض النتيجة',
    hide: 'إخفاء النتيجة',
    takeBackKey: 'التراجع عن الإغلاق',
    seconds: '{seconds, number} ث',
    closes: 'يُغلق',
    closesByHand: 'حين أغلقه',
    afterSeconds:
      'بعد {seconds, plural, zero {# ثانية} one {ثانية واحدة} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}}',
    afterMinutes:
      'بعد {minutes, plural, zero {# دقيقة} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}',
    closesAt: 'يُغلق تلقائيًا الساعة {time}.',
    results: 'ما اختير حتى الآن',
  },
};
