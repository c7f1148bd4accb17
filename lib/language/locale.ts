import type { Language } from './language.ts';

/**
 * The locale that formats numbers and times in a language. Clocks show 24 hours as on Belgian walls. Arabic takes
 * Latin digits: readers come from Iraq, where both kinds are read, and from Morocco, where only these are; and the
 * join code, the door and the paper programme show the same ones.
 */
const LOCALES: Record<Language, string> = {
  fr: 'fr-BE',
  nl: 'nl-BE',
  en: 'en-GB',
  ar: 'ar-u-nu-latn',
};

export function localeOf(language: Language): string {
  return LOCALES[language];
}

/** A clock time such as `14:05` in the given IANA time zone. `at`: milliseconds since 1970. */
export function clockTime(at: number, language: Language, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at);
}

/** A day in words, such as `Thursday 28 March 2019`. `date`: ISO `YYYY-MM-DD`, the same day in every time zone. */
export function dayInWords(date: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(`${date}T12:00:00Z`));
}

/** A day as short as it stays clear, such as `30 Apr 2019`. `date`: ISO `YYYY-MM-DD`, the same day in every time zone. */
export function shortDay(date: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(`${date}T12:00:00Z`));
}

/** The last part of a time zone's name as people say it: `Europe/Brussels` → `Brussels` in their language. */
export function zoneName(timeZone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat(localeOf(language), { timeZone, timeZoneName: 'longGeneric' });
  return parts.formatToParts(0).find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

/** Several names in one phrase: `Iraq, Cameroon and Morocco`. */
export function listOf(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(names);
}
