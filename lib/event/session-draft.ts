import type { Random } from '#lib/base32.ts';
import { newId } from '#lib/ids.ts';
import type { SessionDraft } from './draft.ts';
import type { Event, RoomTemplate, Session } from './event.ts';
import { COLUMNS_MAX, DAYS_MAX, HEADINGS_MAX, LABEL_MAX, PLACE_MAX, ROOMS_MAX, TITLE_MAX } from './limits.ts';
import { type Mistakes, within } from './mistake.ts';
import { instantOf } from './programme.ts';
import { readGiven, readLine } from './text.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What a draft of a session must fit into. */
export interface Around {
  event: Pick<Event, 'date' | 'timeZone' | 'countries'>;
  /** Days on which there are sessions already, `YYYY-MM-DD`: allowed wherever the event's own date lies. */
  days: readonly string[];
}

/** What a draft says, read: everything of a session but its ids, state and rooms' ids. */
export type ReadSession = Pick<
  Session,
  'kind' | 'title' | 'startsAt' | 'endsAt' | 'place' | 'attribution'
> & {
  rooms: { id: string | undefined; countries: string[] }[];
  template: RoomTemplate;
};

/** Reads a draft of a session; what is wrong goes to `mistakes`, under `place`. */
export function readSessionDraft(
  draft: SessionDraft,
  around: Around,
  place: string,
  mistakes: Mistakes,
  random: Random,
): ReadSession {
  const at = (part: string) => within(place, part);
  const { startsAt, endsAt } = readTimes(draft, around, place, mistakes);
  return {
    kind: draft.kind,
    title: readGiven(draft.title, TITLE_MAX, at('title'), mistakes),
    startsAt,
    endsAt,
    place: readLine(draft.place, PLACE_MAX, at('place'), mistakes),
    attribution: draft.attribution,
    rooms: readRooms(draft.rooms, around, at('rooms'), mistakes),
    template: {
      headings: readNamed(draft.headings, HEADINGS_MAX, at('headings'), mistakes, random),
      columns: readNamed(draft.columns, COLUMNS_MAX, at('columns'), mistakes, random),
    },
  };
}

/** Whether a text is a day that the calendar has, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && dayOf(at) === text;
}

/** The day so many days after another. */
export function dayAfter(day: string, days: number): string {
  return dayOf(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);
}

/** How many days lie between two days; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

function readTimes(
  { day, from, to }: SessionDraft,
  { event, days }: Around,
  place: string,
  mistakes: Mistakes,
): { startsAt: number; endsAt: number } {
  const before = mistakes.list.length;
  if (!isDay(day)) mistakes.add(within(place, 'day'), 'day-wrong');
  else if (!days.includes(day) && !isWithinEvent(day, event.date)) {
    mistakes.add(within(place, 'day'), 'day-outside', DAYS_MAX);
  }
  for (const part of ['from', 'to'] as const) {
    if (!isTime({ from, to }[part])) mistakes.add(within(place, part), 'time-wrong');
  }
  if (mistakes.list.length > before) return { startsAt: 0, endsAt: 0 };
  const startsAt = instantOf(day, from, event.timeZone);
  const endsAt = instantOf(day, to, event.timeZone);
  if (endsAt <= startsAt) mistakes.add(within(place, 'to'), 'times-order');
  return { startsAt, endsAt };
}

function isWithinEvent(day: string, date: string): boolean {
  const after = daysBetween(date, day);
  return after >= 0 && after < DAYS_MAX;
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

function readRooms(
  drafts: SessionDraft['rooms'],
  { event }: Around,
  place: string,
  mistakes: Mistakes,
): ReadSession['rooms'] {
  if (drafts.length === 0) mistakes.add(place, 'rooms-missing');
  if (drafts.length > ROOMS_MAX) mistakes.add(place, 'too-many', ROOMS_MAX);
  const seen = new Set<string>();
  return drafts.map((draft, index) => {
    const here = within(place, index);
    draft.countries.forEach((code, position) => {
      if (event.countries.some((country) => country.code === code)) return;
      mistakes.add(within(within(here, 'countries'), position), 'country-not-listed', code);
    });
    const countries = event.countries
      .map(({ code }) => code)
      .filter((code) => draft.countries.includes(code));
    // Rooms are called by their countries: two with the same could not be told apart.
    const name = countries.join(' ');
    if (seen.has(name)) mistakes.add(here, 'double');
    seen.add(name);
    return { id: draft.id, countries };
  });
}

function readNamed(
  drafts: SessionDraft['columns'],
  max: number,
  place: string,
  mistakes: Mistakes,
  random: Random,
): RoomTemplate['columns'] {
  if (drafts.length > max) mistakes.add(place, 'too-many', max);
  return drafts.map(({ id = newId(random), title }, index) => {
    const here = within(place, index);
    if (drafts.findIndex((other) => other.id === id) < index && drafts[index]?.id !== undefined) {
      mistakes.add(within(here, 'id'), 'double', id);
    }
    return { id, title: readGiven(title, LABEL_MAX, within(here, 'title'), mistakes) };
  });
}
