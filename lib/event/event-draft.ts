import type { Random } from '#lib/base32.ts';
import { newId } from '#lib/ids.ts';
import { isCountryCode } from './country-codes.ts';
import type { FactsDraft, ListsDraft } from './draft.ts';
import type { Event } from './event.ts';
import {
  COUNTRIES_MAX,
  KEEP_DAYS,
  KEEP_DAYS_MAX,
  LABEL_MAX,
  ORGANISATION_NAME_MAX,
  ORGANISATIONS_MAX,
  TITLE_MAX,
  TOPICS_MAX,
} from './limits.ts';
import { type Mistakes, within } from './mistake.ts';
import { instantOf } from './programme.ts';
import { dayAfter, isDay } from './session-draft.ts';
import { readGiven, readLine } from './text.ts';

export type Facts = Pick<Event, 'title' | 'date' | 'timeZone' | 'languages' | 'retainUntil'>;
export type Lists = Pick<Event, 'countries' | 'organisations' | 'topics'>;

/** Reads what an event is: its name, day, zone, languages, and until when it is kept. */
export function readFacts(draft: FactsDraft, mistakes: Mistakes): Facts {
  const { date, timeZone, keepDays = KEEP_DAYS } = draft;
  const isDate = isDay(date);
  const isZone = isTimeZone(timeZone);
  if (!isDate) mistakes.add('date', 'day-wrong');
  if (!isZone) mistakes.add('timeZone', 'zone-wrong', timeZone);
  if (draft.languages.length === 0) mistakes.add('languages', 'languages-missing');
  if (!Number.isInteger(keepDays) || keepDays < 1 || keepDays > KEEP_DAYS_MAX) {
    mistakes.add('keepDays', 'keep-wrong', KEEP_DAYS_MAX);
  }
  return {
    title: readGiven(draft.title, TITLE_MAX, 'title', mistakes),
    date,
    timeZone,
    languages: [...new Set(draft.languages)],
    retainUntil: isDate && isZone ? keptUntil(date, keepDays, timeZone) : 0,
  };
}

/** The moment at which the last of the days ends for which an event is kept after its date. */
function keptUntil(date: string, keepDays: number, timeZone: string): number {
  return instantOf(dayAfter(date, Math.trunc(Math.min(keepDays, KEEP_DAYS_MAX)) + 1), '00:00', timeZone);
}

/** Reads the countries, organisations and topics of an event. Without an id something is new. */
export function readLists(draft: ListsDraft, mistakes: Mistakes, random: Random): Lists {
  for (const [part, max] of Object.entries(LISTS_MAX) as [keyof Lists, number][]) {
    if (draft[part].length > max) mistakes.add(part, 'too-many', max);
  }
  const countries = draft.countries.map(({ code, name }, index) => {
    const here = within('countries', index);
    const clean = code.trim().toUpperCase();
    if (!isCountryCode(clean)) mistakes.add(within(here, 'code'), 'code-wrong', code);
    return { code: clean, name: readGiven(name, LABEL_MAX, within(here, 'name'), mistakes) };
  });
  const organisations = draft.organisations.map(({ id, name, kind }, index) => {
    const here = within(within('organisations', index), 'name');
    const clean = readLine(name, ORGANISATION_NAME_MAX, here, mistakes);
    if (clean === '') mistakes.add(here, 'value-missing');
    return { id: id ?? newId(random), name: clean, kind };
  });
  const topics = draft.topics.map(({ id, name }, index) => ({
    id: id ?? newId(random),
    name: readGiven(name, LABEL_MAX, within(within('topics', index), 'name'), mistakes),
  }));
  refuseDoubles(
    countries.map(({ code }) => code),
    (index) => `countries[${index}].code`,
    mistakes,
  );
  refuseDoubles(
    organisations.map(({ name }) => name.toLowerCase()),
    (index) => `organisations[${index}].name`,
    mistakes,
  );
  for (const part of ['organisations', 'topics'] as const) {
    refuseDoubles(
      { organisations, topics }[part].map(({ id }) => id),
      (index) => `${part}[${index}].id`,
      mistakes,
    );
  }
  return { countries, organisations, topics };
}

const LISTS_MAX = { countries: COUNTRIES_MAX, organisations: ORGANISATIONS_MAX, topics: TOPICS_MAX };

function refuseDoubles(keys: string[], place: (index: number) => string, mistakes: Mistakes): void {
  keys.forEach((key, index) => {
    if (key !== '' && keys.indexOf(key) < index) mistakes.add(place(index), 'double', key);
  });
}

/** Whether this is the name of a time zone that clocks know, such as `Europe/Brussels`. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
