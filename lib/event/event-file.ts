import type { z } from 'zod';
import type { Random } from '#lib/base32.ts';
import { newId } from '#lib/ids.ts';
import { filePollOf, readFilePoll } from '#lib/poll/file.ts';
import type { Poll } from '#lib/poll/poll.ts';
import { POLLS_MAX } from '#lib/poll/poll.ts';
import { EventFile } from './draft.ts';
import type { EventPlan, PlannedPoll, Session } from './event.ts';
import { readFacts, readLists } from './event-draft.ts';
import { newJoinCode } from './join-code.ts';
import type { KeptProgramme } from './kept.ts';
import { DAYS_MAX, SESSIONS_MAX } from './limits.ts';
import { type Checked, Mistakes, within } from './mistake.ts';
import { localDay, localTime } from './programme.ts';
import { dayAfter, daysBetween, isDay, readSessionDraft } from './session-draft.ts';

/**
 * An event from a file, however it came about: written by hand, filled in as a form, or made of another event. The
 * plan to create, or everything that is wrong with the file, each with its place.
 */
export function planOf(content: unknown, random: Random): Checked<EventPlan> {
  const mistakes = new Mistakes();
  const parsed = EventFile.safeParse(content, { reportInput: true });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) nameShape(issue, mistakes);
    return { ok: false, mistakes: mistakes.list };
  }
  const file = parsed.data;
  const facts = readFacts(file, mistakes);
  const event = { id: newId(random), ...facts, ...readLists(file, mistakes, random) };
  if (file.sessions.length > SESSIONS_MAX) mistakes.add('sessions', 'too-many', SESSIONS_MAX);
  // Without a date and a zone no time can be laid on a day; those two mistakes are named already.
  const canLay = isDay(event.date) && event.retainUntil > 0;
  const sessions = file.sessions.map(({ day, ...draft }, index) => {
    const here = within('sessions', index);
    const isNumber = Number.isInteger(day) && day >= 1 && day <= DAYS_MAX;
    if (!isNumber) mistakes.add(within(here, 'day'), 'day-outside', DAYS_MAX);
    const date = canLay ? event.date : '2000-01-01';
    const around = { event: { ...event, date, timeZone: canLay ? event.timeZone : 'UTC' }, days: [] };
    const onDay = { ...draft, day: dayAfter(date, isNumber ? day - 1 : 0) };
    const { template, rooms, ...read } = readSessionDraft(onDay, around, here, mistakes, random);
    const sessionId = newId(random);
    const session: Session = {
      ...read,
      id: sessionId,
      eventId: event.id,
      state: 'open',
      rooms: rooms.map(({ countries }) => ({ id: newId(random), sessionId, countries })),
    };
    return { session, template };
  });
  const polls = readPolls(
    file,
    sessions.map(({ session }) => session.id),
    mistakes,
    random,
  );
  return mistakes.checked({ event, joinCode: newJoinCode(random), sessions, polls });
}

function readPolls(
  { polls = [] }: EventFile,
  sessionIds: readonly string[],
  mistakes: Mistakes,
  random: Random,
): PlannedPoll[] {
  if (polls.length > POLLS_MAX) mistakes.add('polls', 'too-many', POLLS_MAX);
  return polls.flatMap((poll, index) => {
    const here = within('polls', index);
    const { session } = poll;
    const sessionId = session === undefined ? null : sessionIds[session];
    if (sessionId === undefined) mistakes.add(within(here, 'session'), 'session-not-listed', session);
    const plan = readFilePoll(poll, here, mistakes, random);
    return plan === null || sessionId === undefined ? [] : [{ id: newId(random), sessionId, plan }];
  });
}

/** The plan, unless it is of an event that would not be kept any more at `now` (milliseconds since 1970). */
export function stillKept(plan: Checked<EventPlan>, now: number): Checked<EventPlan> {
  if (!plan.ok || plan.value.event.retainUntil > now) return plan;
  return { ok: false, mistakes: [{ place: 'date', code: 'day-over' }] };
}

/**
 * An event as a file: its programme, countries, organisations, topics, templates and polls as they are prepared,
 * without anybody and without anything that was written or answered. `planOf` makes the same event of it again, under
 * ids of its own. Polls for sessions that are not in it stay out.
 */
export function fileOf(
  { event, sessions }: KeptProgramme,
  polls: readonly Pick<Poll, 'sessionId' | 'plan'>[] = [],
): EventFile {
  const shown = sessions.filter(({ archived }) => !archived);
  const places = new Map(shown.map(({ id }, place) => [id, place]));
  const filePolls = polls.flatMap(({ sessionId, plan }) => {
    const place = sessionId === null ? null : places.get(sessionId);
    return place === undefined ? [] : [filePollOf(plan, place)];
  });
  const days = shown.map(({ startsAt }) => localDay(startsAt, event.timeZone));
  // The demonstration's sessions lie on another day than its date: there the first session's day counts.
  const isWithin = days.every(
    (day) => daysBetween(event.date, day) >= 0 && daysBetween(event.date, day) < DAYS_MAX,
  );
  const first = isWithin ? event.date : (days.toSorted()[0] ?? event.date);
  return {
    title: given(event.title),
    date: event.date,
    timeZone: event.timeZone,
    languages: event.languages,
    countries: event.countries.map(({ code, name }) => ({ code, name: given(name) })),
    organisations: event.organisations.map(({ id, name, kind }) => ({ id, name, kind })),
    topics: event.topics.map(({ id, name }) => ({ id, name: given(name) })),
    sessions: shown.map((session) => ({
      kind: session.kind,
      title: given(session.title),
      day: daysBetween(first, localDay(session.startsAt, event.timeZone)) + 1,
      from: localTime(session.startsAt, event.timeZone),
      to: localTime(session.endsAt, event.timeZone),
      place: session.place,
      attribution: session.attribution,
      rooms: session.rooms.filter(({ archived }) => !archived).map(({ countries }) => ({ countries })),
      headings: session.template.headings.map(({ id, title }) => ({ id, title: given(title) })),
      columns: session.template.columns.map(({ id, title }) => ({ id, title: given(title) })),
    })),
    ...(filePolls.length === 0 ? {} : { polls: filePolls }),
  };
}

function given(title: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(title).filter(([, text]) => text !== ''));
}

/** A mistake of the mere shape, in our words. */
export function nameShape(issue: z.core.$ZodIssue, mistakes: Mistakes): void {
  const place = issue.path.reduce<string>(
    (whole, part) => within(whole, typeof part === 'symbol' ? String(part) : part),
    '',
  );
  switch (issue.code) {
    case 'unrecognized_keys':
      for (const key of issue.keys) mistakes.add(within(place, key), 'key-unknown', key);
      return;
    case 'invalid_key':
      mistakes.add(place, 'key-unknown', String(issue.path.at(-1) ?? ''));
      return;
    case 'invalid_value':
      mistakes.add(place, 'choice-wrong', issue.values.map(String).join(', '));
      return;
    case 'invalid_type':
      if (issue.input === undefined) mistakes.add(place, 'value-missing');
      else mistakes.add(place, 'value-wrong');
      return;
    default:
      mistakes.add(place, 'value-wrong');
  }
}
