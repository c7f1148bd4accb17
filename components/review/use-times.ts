'use client';

import { useLanguage } from '#components/language/provider.tsx';
import { useAround } from '#components/programme/context.tsx';
import { localDay } from '#lib/event/programme.ts';
import { clockTime, dayInWords } from '#lib/language/locale.ts';

/** Moments in the event's time zone, in the reader's language. All in milliseconds since 1970. */
export function useTimes() {
  const { event } = useAround();
  const { language } = useLanguage();
  const clock = (at: number) => clockTime(at, language, event.timeZone);
  const dayOf = (at: number) => localDay(at, event.timeZone);
  return {
    /** The day, `YYYY-MM-DD`. */
    dayOf,
    /** `14:05`. */
    clock,
    /** A day `YYYY-MM-DD` in words. */
    day: (date: string) => dayInWords(date, language),
    /** `14:05`; on another day than `than`, with that day. */
    when: (at: number, than: number) =>
      dayOf(at) === dayOf(than) ? clock(at) : `${dayInWords(dayOf(at), language)}, ${clock(at)}`,
  };
}
