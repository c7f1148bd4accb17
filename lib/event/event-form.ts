import { LANGUAGES, type Language } from '#lib/language/language.ts';
import type { FactsDraft, ListsDraft } from './draft.ts';
import type { Country, Event, Organisation, Topic } from './event.ts';
import type { Given } from './given.ts';
import { KEEP_DAYS } from './limits.ts';
import type { Line } from './session-form.ts';

/** What an event is, while it is typed in a form. */
export interface FactsForm {
  title: Given;
  /** `YYYY-MM-DD` */
  date: string;
  timeZone: string;
  languages: Language[];
  /** As typed; empty leaves the end of retention as it is, or takes the usual one for a new event. */
  keepDays: string;
}

export type CountryLine = Line & { code: string; name: Given };
export type OrganisationLine = Line & Pick<Organisation, 'name' | 'kind'>;
export type TopicLine = Line & { name: Given };

/** The lists of an event, while they are changed in a form. */
export interface ListsForm {
  countries: CountryLine[];
  organisations: OrganisationLine[];
  topics: TopicLine[];
}

/** The facts as they are kept, to change. */
export function factsForm({ title, date, timeZone, languages }: Event): FactsForm {
  return { title, date, timeZone, languages, keepDays: '' };
}

/** A new event in the time zone and the languages of another. */
export function newFacts({ timeZone, languages }: Event): FactsForm {
  return { title: {}, date: '', timeZone, languages, keepDays: String(KEEP_DAYS) };
}

/** What the server is asked for. A number of days that is none is asked for as it is, so that the server says so. */
export function factsDraft({ keepDays, languages, ...facts }: FactsForm): FactsDraft {
  const typed = keepDays.trim();
  const ordered = LANGUAGES.filter((language) => languages.includes(language));
  const days = typed === '' ? {} : { keepDays: /^\d{1,6}$/.test(typed) ? Number(typed) : 0 };
  return { ...facts, languages: ordered, ...days } as FactsDraft;
}

export const NO_LISTS: ListsForm = { countries: [], organisations: [], topics: [] };

/** The lists as they are kept, to change. */
export function listsForm(event: {
  countries: readonly Country[];
  organisations: readonly Organisation[];
  topics: readonly Topic[];
}): ListsForm {
  return {
    countries: event.countries.map(({ code, name }) => ({ key: code, id: code, code, name })),
    organisations: event.organisations.map(({ id, name, kind }) => ({ key: id, id, name, kind })),
    topics: event.topics.map(({ id, name }) => ({ key: id, id, name })),
  };
}

/** What the server is asked for. A country is known by its code alone. */
export function listsDraft({ countries, organisations, topics }: ListsForm): ListsDraft {
  const idOf = ({ id }: Line) => (id === undefined ? {} : { id });
  return {
    countries: countries.map(({ code, name }) => ({ code: code.trim().toUpperCase(), name })),
    organisations: organisations.map((line) => ({ ...idOf(line), name: line.name, kind: line.kind })),
    topics: topics.map((line) => ({ ...idOf(line), name: line.name })),
  } as ListsDraft;
}
