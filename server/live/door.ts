import type { z } from 'zod';
import { type Action, type Holder, may, mayInAll, mayInSome } from '#lib/people/permission.ts';
import type { Person } from '#lib/people/person.ts';
import type { Result } from '#lib/result.ts';
import type { Presence, Reply, ServerEvents } from '#lib/wire/live.ts';
import type { DotVoting } from '#server/dots/dots.ts';
import type { Facilitation } from '#server/facilitation/facilitation.ts';
import type { Log } from '#server/log.ts';
import type { Polls } from '#server/poll/polls.ts';
import type { Questions } from '#server/question/questions.ts';
import type { Rooms } from '#server/room/rooms.ts';
import type { Store } from '#server/store/store.ts';
import type { Writing } from '#server/writing/writing.ts';
import type { PresenceAnnouncer } from './announce.ts';
import type { Audience } from './group.ts';

/** Where somebody is and whether they are doing something. */
export type Where = Pick<Presence, 'roomId' | 'state'>;

/**
 * Tells the open pages of an event, in every process, once what it says is in the store. It may be lost between
 * processes, so it carries the whole small thing or says what to read again.
 * @param to default: everybody of the event
 */
export type Announce = <Name extends keyof ServerEvents>(
  eventId: string,
  name: Name,
  news: Parameters<ServerEvents[Name]>[0],
  to?: Audience,
) => void;

/** What the handlers work with. */
export interface LiveParts {
  store: Store;
  whoIsHere: PresenceAnnouncer['whoIsHere'];
  rooms: Rooms;
  writing: Writing;
  polls: Polls;
  facilitation: Facilitation;
  dots: DotVoting;
  questions: Questions;
  log: Log;
  announce: Announce;
}

/** One request of one open page. */
export interface LiveAsk {
  person: Holder;
  passHash: string;
  parts: LiveParts;
  /** Notes where this page of the person is. */
  noteWhere: (person: Person, where: Where) => Promise<void>;
  /**
   * From now on this page hears what is told to these groups, and of what they are about (the word before their first
   * colon, such as `poll`) nothing else that it asked for before.
   */
  hear: (groups: readonly string[]) => void;
  hearAlso: (group: string) => void;
}

/**
 * The sessions that a request is about, so that whoever facilitates these may ask it. None at all: it is about the whole
 * event, or about something that is not there; then only those may ask who may everywhere.
 */
export type About<Request> = (
  ask: Pick<LiveAsk, 'parts' | 'person'>,
  request: Request,
) => Promise<readonly string[]>;

/** A door of the live connection: which permission it needs, and the answer to whatever comes in. */
export interface Door {
  action: Action;
  /** Its work asks for the pass itself, for many requests together, before anything changes. */
  asksForPass?: true;
  answer(ask: LiveAsk, payload: unknown): Promise<Reply<unknown>>;
}

/**
 * Every request has the same order: permission, parsing, and only then its own work.
 * @param about set: who facilitates single sessions may ask it too, where it is about these alone
 */
export function door<Request, Value>(
  action: Action,
  schema: z.ZodType<Request>,
  handle: (ask: LiveAsk, request: Request) => Promise<Reply<Value>>,
  about?: About<Request>,
): Door {
  return {
    action,
    async answer(ask, payload) {
      const { person } = ask;
      const everywhere = may(person, action, { eventId: person.eventId });
      if (!everywhere && (about === undefined || !mayInSome(person, action))) return no('forbidden');
      const parsed = schema.safeParse(payload);
      if (!parsed.success) return no('invalid');
      const allowed = everywhere || (about && mayInAll(person, action, await about(ask, parsed.data)));
      return allowed ? handle(ask, parsed.data) : no('forbidden');
    },
  };
}

/** A decision as an acknowledgement. */
export function answer<Value>(result: Result<Value>): Reply<Value> {
  return result.ok ? { ok: true, value: result.value } : { ok: false, error: result.problem };
}

/** The reason has a sentence in every language (lib/language/messages/<language>/errors.ts). */
export function no(code: string): Reply<never> {
  return { ok: false, error: { code } };
}
