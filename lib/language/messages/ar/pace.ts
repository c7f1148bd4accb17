import type { pace as shape } from '../en/pace.ts';

export const pace: typeof shape = {
  timer: {
    title: 'الوقت',
    none: 'لا يوجد عدّ تنازلي.',
    for: 'لمدة',
    minutes:
      '{minutes, plural, zero {# دقيقة} one {دقيقة واحدة} two {دقيقتان} few {# دقائق} many {# دقيقة} other {# دقيقة}}',
    start: 'ابدأ',
    startAnew: 'ابدأ من جديد',
    more: 'دقيقة إضافية',
    pause: 'إيقاف مؤقت',
    resume: 'متابعة',
    stop: 'إيقاف',
    goOn: 'متابعة ما تبقى',
    shows:
      'يراه {people, plural, =0 {لا أحد بعد} zero {لا أحد بعد} one {شخص واحد} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}، وعلى الشاشة.',
    started:
      '{minutes, plural, zero {# دقيقة} one {دقيقة واحدة} two {دقيقتان} few {# دقائق} many {# دقيقة} other {# دقيقة}} لـ {people, plural, =0 {لا أحد بعد} zero {لا أحد بعد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}.',
    added:
      'دقيقة إضافية لـ {people, plural, =0 {لا أحد بعد} zero {لا أحد بعد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}.',
    paused:
      'توقف مؤقت لـ {people, plural, =0 {لا أحد بعد} zero {لا أحد بعد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}.',
    resumed:
      'يتواصل الوقت لـ {people, plural, =0 {لا أحد بعد} zero {لا أحد بعد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}.',
    stopped:
      'توقف الوقت لـ {people, plural, =0 {لا أحد بعد} zero {لا أحد بعد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}.',
  },
  hands: {
    title: 'الأيدي المرفوعة',
    none: 'لا يد مرفوعة.',
    away: 'غير موجود الآن',
    lower: 'إنزال',
    lowerOf: 'إنزال يد {name}',
    lowerAll:
      '{count, plural, zero {إنزال الأيدي} one {إنزال اليد} two {إنزال اليدين} few {إنزال الأيدي الـ #} many {إنزال الأيدي الـ #} other {إنزال الأيدي الـ #}}',
    loweredOne: 'أُنزلت يد {name}.',
    lowered:
      '{count, plural, zero {لا يد مرفوعة} one {أُنزلت يد واحدة} two {أُنزلت يدان} few {أُنزلت # أيدٍ} many {أُنزلت # يدًا} other {أُنزلت # يد}}.',
    waiting:
      '{count, plural, zero {لا يد مرفوعة} one {يد واحدة مرفوعة} two {يدان مرفوعتان} few {# أيدٍ مرفوعة} many {# يدًا مرفوعة} other {# يد مرفوعة}}، من بين {people, plural, =0 {لا أحد بعد} zero {لا أحد بعد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}.',
  },
  ready: {
    ask: 'اسأل هل الجميع مستعدون',
    again: 'اسأل من جديد من الصفر',
    end: 'إنهاء السؤال',
    count: '{ready} من {here} مستعدون',
    asks: 'يُسأل {people, plural, =0 {لا أحد بعد} zero {لا أحد بعد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}.',
    isAsked:
      'سُئل {people, plural, =0 {لا أحد بعد} zero {لا أحد بعد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}.',
    isOver:
      'لم يعد السؤال مطروحًا في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}.',
  },
  announce: {
    title: 'الإعلانات',
    text: 'أعلن',
    otherLanguages: 'لغات أخرى',
    toAll: 'للقاء كله، لا لهذه القاعات فقط',
    send: 'أعلن',
    goes: 'يصل إلى {people, plural, =0 {لا أحد بعد} zero {لا أحد بعد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}؛ ومن يأتي لاحقًا يجده في القائمة.',
    goesToAll:
      'يصل إلى {people, plural, =0 {لا أحد بعد} zero {لا أحد بعد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}}؛ ومن يأتي لاحقًا يجده في القائمة.',
    sent: 'أُعلن لـ {people, plural, =0 {لا أحد بعد} zero {لا أحد بعد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}.',
    sentToAll:
      'أُعلن لـ {people, plural, =0 {لا أحد بعد} zero {لا أحد بعد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}}.',
    takeBack: 'سحب',
    takenBack: 'سُحب: لم يعد يراه أحد.',
    made: '{count, plural, zero {لا إعلانات} one {إعلان واحد} two {إعلانان} few {# إعلانات} many {# إعلانًا} other {# إعلان}}',
    forAll: 'للجميع',
    forRooms:
      'إلى {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}',
  },
  call: {
    title: 'دعوة الجميع إلى قاعة',
    to: 'إلى القاعة',
    hold: 'إلى أن أرفعها: تبقى ظاهرة لمن يبقى',
    call: 'ادعُ',
    calls:
      'تصل الدعوة إلى {people, plural, =0 {لا أحد بعد} zero {لا أحد بعد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}. لا يُنقل أحد: كلٌّ يذهب أو يبقى.',
    called:
      'وصلت الدعوة إلى {people, plural, =0 {لا أحد بعد} zero {لا أحد بعد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}.',
    onlyHere: 'هذه القاعة وحدها تُدار الآن. اختر قاعة أخرى، أو أدِر قاعات أكثر.',
    stillThere:
      '{people, plural, =0 {لم يبق أحد} zero {لم يبق أحد} one {بقي شخص واحد} two {بقي شخصان} few {بقي # أشخاص} many {بقي # شخصًا} other {بقي # شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}.',
    takeBack: 'سحب',
    release: 'رفع الدعوة',
    ended:
      'لم تعد هناك دعوة في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}.',
  },
  phase: {
    title: 'المرحلة',
    reading: 'تجري قراءة المرحلة.',
    now: 'الآن: {name}',
    none: 'لا مرحلة الآن. كل شيء مفتوح.',
    next: 'التالي: {name}',
    end: 'إنهاء المرحلة',
    nextKey: 'الانتقال إلى المرحلة التالية',
    goTo: 'أو الانتقال إلى',
    noPhase: 'بلا مرحلة',
    opens: 'ما تفتحه كل مرحلة وما تغلقه',
    cards: { open: 'يمكن تعديل البطاقات ونقلها وجمعها.', closed: 'تبقى البطاقات كما هي.' },
    dots: { open: 'يمكن وضع النقاط.', closed: 'لا يمكن وضع النقاط.' },
    always: 'كتابة الملاحظات وإضافة البطاقات والإجابة عن الاستطلاعات مفتوحة في كل المراحل.',
    tells:
      'يراه {people, plural, =0 {لا أحد بعد} zero {لا أحد بعد} one {شخص واحد} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}.',
    began:
      '{name} لـ {people, plural, =0 {لا أحد بعد} zero {لا أحد بعد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}.',
    ended:
      'لا مرحلة بعد الآن لـ {people, plural, =0 {لا أحد بعد} zero {لا أحد بعد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}} في {rooms, plural, zero {أي قاعة} one {قاعة واحدة} two {قاعتين} few {# قاعات} many {# قاعة} other {# قاعة}}. كل شيء مفتوح.',
    takeBack: 'تراجع',
  },
};
