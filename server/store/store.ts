import type { Frozen } from '#lib/board/frozen.ts';
import type { Locks } from '#lib/board/locks.ts';
import type { Draft, RoomRules, Signing } from '#lib/board/rules.ts';
import type { Event, EventPlan, Session } from '#lib/event/event.ts';
import type { KeptProgramme, ProgrammeChange } from '#lib/event/kept.ts';
import type { Language } from '#lib/language/language.ts';
import type { Votes } from '#lib/outputs-file/votes.ts';
import type { Person, Role } from '#lib/people/person.ts';
import type { HistoryReason } from '#lib/room/history.ts';
import type { DotStore } from './dot-store.ts';
import type { FacilitationStore } from './facilitation-store.ts';
import type { KeepStore } from './keep-store.ts';
import type { PollStore } from './poll-store.ts';
import type { ProjectionStore, ReviewStore } from './projection-store.ts';
import type { QuestionStore } from './question-store.ts';
import type { ScreenStore } from './screen-store.ts';

/**
 * What the product keeps, and the only way to it. One contract suite (`test/store/contract.ts`) says what each
 * method means and runs on SQLite and on PostgreSQL. Only these methods cross into the store's workers, so all
 * arguments and answers are plain data (structured clone); bytes are Uint8Array, times are integer milliseconds
 * since 1970 and are handed in. Every method rejects with StoreUnavailable when the store cannot answer now.
 */
export interface Store {
  events: EventStore;
  people: PeopleStore;
  rooms: RoomStore;
  writing: WritingStore;
  projection: ProjectionStore;
  review: ReviewStore;
  keep: KeepStore;
  polls: PollStore;
  screens: ScreenStore;
  facilitation: FacilitationStore;
  dots: DotStore;
  questions: QuestionStore;
  /** Overwrites what was deleted, so that its bytes are gone from the database's files. Writers wait for it. */
  scrub(): Promise<void>;
  /** Resolves when the store can be read and written, rejects otherwise. */
  ping(): Promise<void>;
  /**
   * Does the work of a start while no other process of this store does its own: what the first of them makes, the
   * others find. What one that died held is free at once.
   */
  inTurn<Value>(work: () => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}

/**
 * The store cannot answer now (disk full, database away, shutting down): try again. Nothing was changed, unless the
 * line to a database broke while it committed: so a caller asks what is there, or repeats what may be repeated.
 */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}

export interface EventStore {
  /**
   * Creates an event with its sessions and rooms, all or nothing. `rooms` gives each room's first log entry
   * (its template, a Yjs update), its epoch and the Yjs client id that wrote it. `people`: who belongs to it from the
   * beginning; those who are not `listed` are known as authors only, like removed people. `votes`: what was answered, marked
   * and asked in it on another server.
   */
  create(
    plan: EventPlan,
    rooms: RoomSeed[],
    now: number,
    people?: { person: Person; listed: boolean }[],
    votes?: Votes,
  ): Promise<void>;
  read(eventId: string): Promise<Event | null>;
  /** Ids of all events. */
  list(): Promise<string[]>;
  /** The sessions by start, each with its rooms. */
  sessions(eventId: string): Promise<Session[]>;
  /** The event's join code as people see it. */
  joinCode(eventId: string): Promise<string | null>;
  /**
   * Finds the event that a code opens. `code` is normalised (lib/event/join-code.ts). Null when unknown, closed or
   * past its retention.
   */
  byJoinCode(code: string, now: number): Promise<string | null>;
  /** The hash of the QR code's long secret, exempt from the limits on typed codes. */
  byJoinSecret(secretHash: string, now: number): Promise<string | null>;
  setJoinSecret(eventId: string, secretHash: string): Promise<void>;
  /** Gives an event's sessions other times, and the event another end of retention, all or nothing. */
  reschedule(
    eventId: string,
    times: { sessionId: string; startsAt: number; endsAt: number }[],
    retainUntil: number,
  ): Promise<void>;
  /** The programme with all that those who edit it see. Null: no such event. */
  programme(eventId: string): Promise<KeptProgramme | null>;
  /**
   * Stores an edit of the programme that was decided on `version`, all or nothing, and answers the version after it.
   * Null: something has changed since; read and decide again. `seeds` are the first entries of the rooms that are
   * new. A room that is taken out refuses appends from the same transaction on.
   */
  edit(
    eventId: string,
    version: number,
    change: ProgrammeChange,
    seeds: RoomSeed[],
    now: number,
  ): Promise<number | null>;
  /** Another join code (normalised) and QR secret; those before open nothing from now on. */
  setJoinCode(eventId: string, code: string, secretHash: string): Promise<void>;
  /** Closing makes every room of the session refuse appends in the same transaction. False: no such session. */
  setSessionState(sessionId: string, state: 'open' | 'closed'): Promise<boolean>;
}

export interface RoomSeed {
  roomId: string;
  epoch: string;
  client: number;
  update: Uint8Array;
  /** What was written in it elsewhere: the second entry of its log. */
  content?: {
    update: Uint8Array;
    owners: ClientOwner[];
    /** When each card was first committed. */
    origins: { cardId: string; createdAt: number }[];
    savedAt: number;
  };
}

export interface PeopleStore {
  create(person: Person, now: number): Promise<void>;
  /** Changes what people may say of themselves, and what those who run the event may say of them. */
  update(
    personId: string,
    change: {
      name?: string;
      organisationId?: string | null;
      country?: string | null;
      language?: Language;
      role?: Role;
    },
  ): Promise<Person | null>;
  /**
   * Makes a participant facilitator of a session (`isOn`), or takes that back; asking again changes nothing. It ends
   * with the role, when `update` gives another. Null: no such participant.
   */
  facilitate(personId: string, sessionId: string, isOn: boolean): Promise<Person | null>;
  /** Removed people are still found, since what they wrote keeps its author. */
  read(personId: string): Promise<Person | null>;
  /** From now on the person's passes and links open nothing. False: no such person, or already removed. */
  remove(personId: string, now: number): Promise<boolean>;
  /** Everybody of an event, removed people left out. */
  list(eventId: string): Promise<Person[]>;
  /** Whether the person has ever been given a pass that is still kept. */
  hasEntered(personId: string): Promise<boolean>;
  /** First person of a role, used for the links of the demonstration. */
  firstOfRole(eventId: string, role: Role): Promise<Person | null>;

  /** Passes are kept as hashes only. */
  createPass(pass: {
    hash: string;
    personId: string;
    sharedDevice: boolean;
    expiresAt: number;
    now: number;
  }): Promise<void>;
  /** Of those passes that are valid: neither unknown, revoked nor expired, and their person was not removed. */
  byPasses(
    hashes: readonly string[],
    now: number,
  ): Promise<{ hash: string; person: Person; sharedDevice: boolean }[]>;
  revokePass(hash: string): Promise<void>;

  /** Personal links. `replaceOwn`: the person's earlier tickets are revoked in the same transaction. */
  createTicket(ticket: {
    hash: string;
    personId: string;
    expiresAt: number;
    now: number;
    replaceOwn: boolean;
    /** Works a single time. */
    once?: boolean;
  }): Promise<void>;
  /**
   * Whose ticket it is. Null when unknown, revoked, used up or expired, or when the person was removed. Tickets can
   * be used again, except those made with `once`.
   */
  redeemTicket(hash: string, now: number): Promise<Person | null>;
}

/** What a process needs to serve a room's document. */
export interface RoomLog {
  roomId: string;
  eventId: string;
  sessionId: string;
  epoch: string;
  /** Position of the newest entry. */
  head: number;
  /** Bytes of snapshot and entries together. */
  bytes: number;
  closed: boolean;
  /** All entries up to and including `position`, compacted. Position 0 and null when there is none. */
  snapshot: { position: number; update: Uint8Array } | null;
  /** The entries after the snapshot, by position, without gaps. */
  entries: LogEntry[];
  clients: ClientOwner[];
}

export interface LogEntry {
  position: number;
  update: Uint8Array;
}

/** Who stands behind a Yjs client id in a room. `personId` null: the server itself (template, corrections). */
export interface ClientOwner {
  client: number;
  personId: string | null;
}

export type AppendAnswer =
  | { ok: true; position: number }
  /** `client-taken`: one of the claimed ids belongs to somebody else, or its person is erased; nothing was written. */
  | { ok: false; reason: 'closed' | 'epoch' | 'gone' }
  | { ok: false; reason: 'client-taken'; client: number };

/** A state of a room's document that was kept and can be put back. */
export interface HistoryEntry {
  id: string;
  roomId: string;
  /** The document as it stood after this entry of the log. */
  position: number;
  reason: HistoryReason;
  /** Who deleted, or who restored. */
  personId: string | null;
  madeAt: number;
}

/** What is put in the place of what. */
export interface Restoration {
  /** The document as the caller found it, whole: kept under `id` as `before-restore`. */
  present: { id: string; epoch: string; head: number; update: Uint8Array };
  /** The room's epoch from now on. */
  epoch: string;
  personId: string;
  now: number;
}

/** How many states of a room are kept; see `thinnedOut` for which go. */
export const HISTORY_MAX = 30;

export interface RoomStore {
  /** One consistent read of everything. Null: no such room. */
  load(roomId: string): Promise<RoomLog | null>;
  /** What identifies the room, without its content. */
  find(
    roomId: string,
  ): Promise<Pick<RoomLog, 'roomId' | 'eventId' | 'sessionId' | 'epoch' | 'head' | 'closed'> | null>;
  /** Entries after `position` with the ids claimed in them; null when they are compacted away (load again). */
  entriesAfter(
    roomId: string,
    position: number,
  ): Promise<{ entries: LogEntry[]; clients: ClientOwner[] } | null>;
  /**
   * Appends one merged batch in one transaction: takes the position from the room's own counter
   * (`UPDATE room SET head = head + 1 … RETURNING head`, so positions are commit-ordered), inserts the claims
   * (UNIQUE room × client) and the entry, commits (fsync). A claim that the same person already holds is fine.
   */
  append(
    roomId: string,
    epoch: string,
    update: Uint8Array,
    claims: ClientOwner[],
    now: number,
  ): Promise<AppendAnswer>;
  /**
   * Replaces snapshot and all entries up to `position` by one compacted update, in one transaction under the
   * room's lock. False when the room has meanwhile another epoch or a snapshot at or past `position`.
   */
  compact(roomId: string, epoch: string, position: number, update: Uint8Array): Promise<boolean>;

  /**
   * Keeps a state of the document, the newest HISTORY_MAX of each room; with `epoch` only while the room still has
   * it, so that nothing of a document comes back that was replaced since. False: it was not kept.
   */
  keepHistory(entry: HistoryEntry & { update: Uint8Array; epoch?: string }): Promise<boolean>;
  /** What is kept of a room, newest first, without the documents. */
  history(roomId: string): Promise<HistoryEntry[]>;
  /**
   * Puts a kept state in the document's place, in one transaction under the room's lock: keeps what stands there,
   * gives the room its new epoch and the next position, with the kept state as snapshot there and no entries. The
   * owners of client ids stay. `moved`: what stands there is not `present` any more. `gone`: no such room or state.
   */
  restore(
    roomId: string,
    historyId: string,
    restoration: Restoration,
  ): Promise<'restored' | 'moved' | 'gone'>;
}

/** A draft as the server keeps it until it is revealed. */
export interface StoredDraft extends Draft {
  roomId: string;
  personId: string;
  /** Grows with each change. */
  revision: number;
}

/** What became of a draft that somebody saved: only `kept` and `revealed` mean that nothing is lost. */
export type DraftAnswer = 'kept' | 'revealed' | 'over' | 'full' | 'taken' | 'closed';

/** What is locked, and how it stood in the document of an epoch; null while nobody has looked. */
export interface LockedBoard {
  locks: Locks;
  stood: { epoch: string; frozen: Frozen } | null;
  /** Those who wrote in the room and were erased or made nameless since. */
  nameless: string[];
}

export interface WritingStore {
  /** What is decided about a room, with the number of its drafts. */
  rules(roomId: string): Promise<RoomRules>;
  /**
   * Begins private writing. `on`: it is on already, signed otherwise; asking again for the same signing changes
   * nothing. `gone`: no such room.
   */
  beginPrivate(roomId: string, signing: Signing): Promise<'begun' | 'on' | 'gone'>;
  /** All drafts of a room, in the order in which they were first saved. */
  drafts(roomId: string): Promise<StoredDraft[]>;
  /** One person's drafts in a room, in that order. */
  draftsOf(roomId: string, personId: string): Promise<Draft[]>;
  /**
   * Keeps a new draft, or changes one of the same person. `revealed`: it is a card by now. `over`: nobody writes
   * privately here. `full`: the person has DRAFTS_OF_ONE_MAX, or the room as many as a board has cards. `taken`: the
   * id belongs to another draft. `closed`: the session is.
   */
  keepDraft(draft: Omit<StoredDraft, 'revision'>): Promise<DraftAnswer>;
  /** False: the person has no such draft. */
  discardDraft(roomId: string, personId: string, id: string): Promise<boolean>;
  /** Decides what of a room's board is locked. False: no such room. */
  lock(roomId: string, locks: Locks): Promise<boolean>;
  /** What is locked and how it stood. Null: nothing is locked. */
  locked(roomId: string): Promise<LockedBoard | null>;
  /**
   * Keeps how the locked part of a board stands in the document of `epoch`, while `locks` are what is locked and the
   * room has that document; else nothing happens.
   */
  freeze(roomId: string, locks: Locks, epoch: string, frozen: Frozen): Promise<void>;
  /**
   * Ends private writing in one transaction: appends the update with the cards as `rooms.append` would (none when
   * `update` is null), and removes the drafts. `stale`: the room's drafts are not exactly `drafts` any more.
   */
  reveal(
    batch: { roomId: string; epoch: string; update: Uint8Array | null; claims: ClientOwner[]; now: number },
    drafts: readonly Pick<StoredDraft, 'id' | 'revision'>[],
  ): Promise<AppendAnswer | { ok: false; reason: 'stale' }>;
}
