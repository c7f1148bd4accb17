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
};
