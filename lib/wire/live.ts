import type { Draft, RoomRules, Signing } from '#lib/board/rules.ts';
import type { Translated } from '#lib/language/language.ts';
import type { Person, Role } from '#lib/people/person.ts';
import type { Problem } from '#lib/result.ts';
import type { HistoryReason } from '#lib/room/history.ts';

/**
 * The typed events of socket.io at `/live`. Requests are verbs and always acknowledged; news are past tense and
 * carry the whole small thing, so that hearing one twice or after a gap does no harm.
 */

export type Reply<Value = null> = { ok: true; value: Value } | { ok: false; error: Problem };

/** Where somebody is and what they do: the newest state of each person is all that matters. */
export interface Presence {
  personId: string;
  name: string;
  role: Role;
  organisation: string;
  country: string | null;
  /** The room they have open, or null on other pages. */
  roomId: string | null;
  state: 'active' | 'idle';
}

/** A state of a room's document that was kept, and can be put back. */
export interface RoomVersion {
  id: string;
  /** Milliseconds since 1970. */
  madeAt: number;
  reason: HistoryReason;
  /** Who deleted, or restored, signed as the session signs: name or organisation. Empty when neither is known. */
  by: string;
}

/** What one person may know of writing in a room: what is decided about it, and their own drafts. */
export interface OwnWriting {
  rules: RoomRules;
  drafts: Draft[];
}

export interface ClientEvents {
  /** Tells where I am. Sent on arrival, on changing room, on becoming idle or active. */
  'presence:set': (
    request: { roomId: string | null; state: 'active' | 'idle' },
    reply: (answer: Reply<Presence[]>) => void,
  ) => void;
  /** Closes or reopens a session; facilitators and staff only. */
  'session:set-state': (
    request: { sessionId: string; state: 'open' | 'closed' },
    reply: (answer: Reply) => void,
  ) => void;
  /** What is kept of a room, newest first; facilitators and staff only. */
  'room:history': (request: { roomId: string }, reply: (answer: Reply<RoomVersion[]>) => void) => void;
  /**
   * Puts a version in the place of the document of `epoch`, and keeps that one as a version; facilitators and staff
   * only. Everybody in the room is told to load it.
   */
  'room:restore': (
    request: { roomId: string; historyId: string; epoch: string },
    reply: (answer: Reply) => void,
  ) => void;
  'writing:read': (request: { roomId: string }, reply: (answer: Reply<OwnWriting>) => void) => void;
  /**
   * From now on each new card of these rooms is a draft that only its writer sees; how they will be signed is decided
   * here and holds until they are revealed. Facilitators and staff only.
   */
  'writing:begin': (request: { roomIds: string[]; signing: Signing }, reply: (answer: Reply) => void) => void;
  /** Puts all drafts of a room on its board, and ends private writing; facilitators and staff only. */
  'writing:reveal': (request: { roomId: string }, reply: (answer: Reply<{ cards: number }>) => void) => void;
  /** Saves a draft of one's own, new or changed. `revealed`: it is a card by now. */
  'draft:keep': (
    request: Draft & { roomId: string },
    reply: (answer: Reply<'kept' | 'revealed'>) => void,
  ) => void;
  'draft:discard': (request: { roomId: string; id: string }, reply: (answer: Reply) => void) => void;
  /** The columns that the boards of a room's session have. */
  'room:columns': (
    request: { roomId: string },
    reply: (answer: Reply<{ id: string; title: Translated }[]>) => void,
  ) => void;
  /** Puts a copy of a card, under an id that the page made, on the board of another room. Twice, it changes nothing. */
  'card:send': (
    request: { roomId: string; cardId: string; toRoomId: string; column: string; id: string },
    reply: (answer: Reply) => void,
  ) => void;
}

export interface ServerEvents {
  /** Everybody who is here now, whole; `version` only grows within one process, older news is dropped. */
  'presence:changed': (news: { version: number; people: Presence[] }) => void;
  /** The session's state; read the programme again for anything else. */
  'session:changed': (news: { sessionId: string; state: 'open' | 'closed' }) => void;
  /** The programme or the event's own facts were edited: read them again. `version` grows with every edit. */
  'programme:changed': (news: { version: number }) => void;
  /** Somebody deleted a large part of a room; what was there is kept under this id. Facilitators and staff only. */
  'room:much-deleted': (news: { roomId: string; historyId: string }) => void;
  /** What is decided about writing in a room, whole; older versions are dropped. */
  'writing:changed': (news: { roomId: string; rules: RoomRules }) => void;
  /** My own drafts in a room changed, on this page or another: read them again. */
  'draft:changed': (news: { roomId: string }) => void;
  /** What the review shows has changed: read it again. Facilitators, staff and observers only; every few seconds at most. */
  'review:changed': () => void;
  /** What is known of you changed, on another page of yours or by those who run the event. */
  'me:changed': (news: { person: Person }) => void;
  /** Who takes part, or their roles, changed: read the list again. Facilitators and staff only. */
  'people:changed': (news: { personId: string }) => void;
  /** The pass is no longer valid: the person left, or was removed from the event. */
  'pass:ended': (news: { reason: 'ended' | 'removed' }) => void;
}

/** Without a sign of life this long somebody counts as gone (background tabs wake up once a minute). */
export const PRESENCE_TTL_MS = 75_000;
/** After this long without touching anything somebody counts as idle. */
export const IDLE_AFTER_MS = 120_000;
