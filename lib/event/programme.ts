import type { Person } from '#lib/people/person.ts';
import type { Room, Session } from './event.ts';

/** The sessions that are on, and those that start next (all that start together). Empty before, after, between. */
export interface NowAndNext {
  now: Session[];
  next: Session[];
}

/** What is on at `now` and what comes next, in the order of the sessions handed in. */
export function nowAndNext(sessions: readonly Session[], now: number): NowAndNext {
  const coming = sessions.filter((session) => session.startsAt > now);
  const start = Math.min(...coming.map((session) => session.startsAt));
  return {
    now: sessions.filter((session) => session.startsAt <= now && now < session.endsAt),
    next: coming.filter((session) => session.startsAt === start),
  };
}

/**
 * The room where somebody should go: in what is on now, or else next, or else (after the day) last. There the
 * room of their country, the smaller the better, or else a room of all countries. Null when nothing there is
 * theirs, such as for a person without a country while the countries sit apart: they choose in the programme.
 */
export function roomFor(
  sessions: readonly Session[],
  person: Pick<Person, 'country'>,
  now: number,
): Room | null {
  const rooms = sessionsFor(sessions, now).flatMap((session) => session.rooms);
  const ofTheirs = rooms
    .filter((room) => person.country !== null && room.countries.includes(person.country))
    .sort((a, b) => a.countries.length - b.countries.length);
  return ofTheirs[0] ?? rooms.find((room) => room.countries.length === 0) ?? null;
}

function sessionsFor(sessions: readonly Session[], now: number): Session[] {
  const around = nowAndNext(sessions, now);
  if (around.now.length > 0) return around.now;
  if (around.next.length > 0) return around.next;
  const end = Math.max(...sessions.map((session) => session.endsAt));
  return sessions.filter((session) => session.endsAt === end);
}

/** The day at a moment in a time zone, `YYYY-MM-DD`. */
export function localDay(instant: number, timeZone: string): string {
  return localText(instant, timeZone).slice(0, 10);
}

/** The time of day at a moment in a time zone, `HH:MM`. */
export function localTime(instant: number, timeZone: string): string {
  return localText(instant, timeZone).slice(11);
}

/**
 * The moment, in milliseconds since 1970, when the clocks of a time zone show that day (`YYYY-MM-DD`) and time
 * (`HH:MM`). A time that the change to summer time leaves out is read as if the clocks had not changed yet.
 */
export function instantOf(day: string, time: string, timeZone: string): number {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const offset = (instant: number) => Date.parse(`${localText(instant, timeZone)}:00Z`) - instant;
  // The offset that holds at the guess may be the one before a change of clocks; once more at the corrected moment.
  const corrected = asUtc - offset(asUtc);
  return asUtc - offset(corrected);
}

/** `YYYY-MM-DDTHH:MM` as the clocks of the time zone show it. */
function localText(instant: number, timeZone: string): string {
  const parts = formatFor(timeZone).formatToParts(instant);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** Making a format takes as long as using it fifty times, and a server shows times of few zones. */
const formats = new Map<string, Intl.DateTimeFormat>();
const FORMATS_MAX = 50;

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    numberingSystem: 'latn',
    calendar: 'gregory',
  });
  if (formats.size >= FORMATS_MAX) formats.clear();
  formats.set(timeZone, format);
  return format;
}
