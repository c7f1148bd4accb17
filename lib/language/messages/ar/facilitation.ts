import type { facilitation as shape } from '../en/facilitation.ts';

export const facilitation: typeof shape = {
  timer: {
    label: 'الوقت المتبقي',
    paused: 'متوقف مؤقتًا',
    over: 'انتهى الوقت',
    minuteLeft: 'بقيت دقيقة واحدة',
    sound: 'صوت عند انتهاء الوقت',
    soundOn: 'صوت ينبّه إلى انتهاء الوقت. اضغط لإيقافه.',
    soundOff: 'لا صوت ينبّه إلى انتهاء الوقت. اضغط لتشغيله.',
  },
  hand: {
    raise: 'ارفع يدك',
    down: 'يدك مرفوعة، ترتيبك {place}. أنزلها',
    isUp: 'يدك مرفوعة، ترتيبك {place}.',
    isDown: 'يدك منزلة.',
  },
  ready: {
    asked: 'هل أنتم مستعدون؟',
    saidReady: 'قلت إنك مستعد.',
    ready: 'أنا مستعد',
    notYet: 'ليس بعد',
    count:
      '{count, plural, =0 {لم يجب أحد بعد} zero {لا أحد مستعد} one {شخص واحد مستعد} two {شخصان مستعدان} few {# أشخاص مستعدون} many {# شخصًا مستعدون} other {# شخص مستعدون}}',
  },
  announcements: {
    title: 'الإعلانات',
    open: 'قراءة الإعلانات من جديد، {count, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}',
    closeList: 'إغلاق القائمة',
    putAway: 'إخفاء؛ ويبقى في القائمة',
    said: 'إعلان: {text}',
  },
  call: {
    asks: '<who></who>: دعوة لك إلى القاعة: <place></place>.',
    said: '{who}: دعوة لك إلى القاعة: {place}. يمكنك الذهاب أو البقاء.',
    host: 'فريق التنشيط',
    held: 'تبقى هذه الدعوة ظاهرة إلى أن تُرفع. ويمكنك البقاء رغم ذلك.',
    go: 'اذهب',
    stay: 'ابقَ هنا',
    stays: 'بقيت هنا.',
  },
  phase: {
    name: {
      write: 'الكتابة',
      group: 'التجميع',
      vote: 'التصويت',
      discuss: 'النقاش',
      decide: 'القرار',
    },
    now: 'الآن:',
    what: {
      write: 'اكتبوا ما تفكرون فيه، كل فكرة على بطاقة.',
      group: 'اجمعوا البطاقات التي تقول الشيء نفسه.',
      vote: 'اختاروا ما يهمّكم.',
      discuss: 'تحدثوا عما تقوله البطاقات.',
      decide: 'اكتبوا ما تقررونه، ومن يفعل ماذا ومتى.',
    },
    stay: 'تبقى البطاقات كما هي. يمكن إضافة بطاقات جديدة.',
    said: 'الآن: {name}. {what}',
    over: 'انتهت المرحلة. كل شيء مفتوح.',
  },
};
