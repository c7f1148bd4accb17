import type { SessionDraft } from './draft.ts';
import type { Given } from './given.ts';
import type { KeptProgramme, KeptSession } from './kept.ts';
import { localDay, localTime } from './programme.ts';

/** A line of a list in a form. `key` stays the same while the form is open; without an `id` the line is new. */
export interface Line {
  key: string;
  id?: string;
}
export type TitleLine = Line & { title: Given };
export type RoomLine = Line & { countries: string[] };

/** A session while it is being changed in a form. */
export interface SessionForm extends Omit<SessionDraft, 'title' | 'rooms' | 'headings' | 'columns'> {
  title: Given;
  rooms: RoomLine[];
  headings: TitleLine[];
  columns: TitleLine[];
}

/** The parts of a session that two people may change at the same time without getting in each other's way. */
export const SESSION_PARTS = [
  'kind',
  'title',
  'day',
  'from',
  'to',
  'place',
  'attribution',
  'rooms',
  'headings',
  'columns',
] as const satisfies readonly (keyof SessionForm)[];
export type SessionPart = (typeof SESSION_PARTS)[number];

/** The form of a session as it is kept; rooms that were taken out are not in it. */
export function formOf(session: KeptSession, timeZone: string): SessionForm {
  const titles = (list: { id: string; title: Given }[]) =>
    list.map(({ id, title }) => ({ key: id, id, title: withoutEmpty(title) }));
  return {
    kind: session.kind,
    title: withoutEmpty(session.title),
    day: localDay(session.startsAt, timeZone),
    from: localTime(session.startsAt, timeZone),
    to: localTime(session.endsAt, timeZone),
    place: session.place,
    attribution: session.attribution,
    rooms: session.rooms
      .filter(({ archived }) => !archived)
      .map(({ id, countries }) => ({ key: id, id, countries })),
    headings: titles(session.template.headings),
    columns: titles(session.template.columns),
  };
}

/**
 * The form of a new session: after the last one of the programme, an hour long, with a room for everybody and the
 * columns that the last one has.
 */
export function newForm({ event, sessions }: KeptProgramme): SessionForm {
  const last = sessions.findLast(({ archived }) => !archived);
  const HOUR_MS = 60 * 60 * 1000;
  const day = last === undefined ? event.date : localDay(last.endsAt, event.timeZone);
  const from = last === undefined ? '09:00' : localTime(last.endsAt, event.timeZone);
  const to = last === undefined ? '10:00' : localTime(last.endsAt + HOUR_MS, event.timeZone);
  const columns = last?.template.columns ?? [];
  return {
    kind: 'workshop',
    title: {},
    day,
    from,
    // An hour after 23:30 lies on the next day.
    to: to > from ? to : '23:59',
    place: '',
    attribution: last?.attribution ?? 'person',
    rooms: [{ key: 'new-0', countries: [] }],
    headings: [],
    columns: columns.map(({ title }, place) => ({ key: `new-${place}`, title: withoutEmpty(title) })),
  };
}

/** What the server is asked for. */
export function draftOf(form: SessionForm): SessionDraft {
  const bare = <Rest extends object>({ key: _, ...rest }: Line & Rest) => rest;
  return {
    ...form,
    rooms: form.rooms.map(bare) as SessionDraft['rooms'],
    headings: form.headings.map(bare) as SessionDraft['headings'],
    columns: form.columns.map(bare) as SessionDraft['columns'],
  };
}

/** The parts in which two forms differ. */
export function differences(one: SessionForm, other: SessionForm): SessionPart[] {
  const [a, b] = [draftOf(one), draftOf(other)];
  return SESSION_PARTS.filter((part) => textOf(a[part]) !== textOf(b[part]));
}

/**
 * What somebody typed (`mine`, begun from `base`) over what others have saved since: their parts where I changed
 * nothing, mine where I did.
 */
export function takenIn(base: SessionForm, mine: SessionForm, theirs: SessionForm): SessionForm {
  const changed = differences(base, mine);
  return Object.fromEntries(
    SESSION_PARTS.map((part) => [part, changed.includes(part) ? mine[part] : theirs[part]]),
  ) as unknown as SessionForm;
}

/** A list with one more line at the end, under a key of its own. */
export function withLine<Content extends object>(
  lines: readonly (Line & Content)[],
  content: Content & { id?: string },
): (Line & Content)[] {
  const taken = new Set(lines.map(({ key }) => key));
  let n = lines.length;
  while (taken.has(`new-${n}`)) n += 1;
  return [...lines, { key: content.id ?? `new-${n}`, ...content }];
}

/** A list with one line moved by so many places, as far as there are places. */
export function moved<One>(list: readonly One[], from: number, by: number): One[] {
  const to = Math.max(0, Math.min(list.length - 1, from + by));
  const rest = list.filter((_, place) => place !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/** Only the languages in which something is given, in one order, so that equal texts look equal. */
function withoutEmpty(given: Given): Given {
  return Object.fromEntries(
    Object.entries(given)
      .filter(([, text]) => text !== '')
      .sort(),
  );
}

function textOf(part: SessionDraft[SessionPart]): string {
  return JSON.stringify(part, (_, value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value) ? withoutEmpty(value) : value,
  );
}
