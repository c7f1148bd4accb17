import type { AuditEntry } from '#lib/keep/audit.ts';
import type { ErasedNote } from '#lib/keep/erased-note.ts';
import type { ErasureKind } from '#lib/keep/erasure.ts';
import type { KeptPerson } from '#lib/wire/api.ts';

/** What is erased, how long things are kept, and what staff did; a part of Store. */
export interface KeepStore {
  /**
   * Takes everything about a person out of their row, their passes, tickets and drafts, in one transaction; from then
   * on nothing is written in their name. What they wrote in rooms is still there: `finishErasure` says when it is not.
   * False: no such person, or erased before. Who was made nameless can be erased later.
   */
  beginErasure(personId: string, kind: ErasureKind, now: number): Promise<boolean>;
  /**
   * Takes away what was being saved while the erasure began, and, unless the words stay, those in named ballots. To
   * be called before the scrub, else the bytes stay.
   */
  clearErased(personId: string): Promise<void>;
  /** All that belongs to the erasure is done. */
  finishErasure(personId: string): Promise<void>;
  /** Erasures that were begun and not finished, because a process ended in between. */
  unfinishedErasures(): Promise<{ personId: string; kind: ErasureKind }[]>;
  /** Where somebody has written, by the Yjs client ids they hold there. */
  writtenRooms(personId: string): Promise<{ roomId: string; clients: number[] }[]>;

  /** Everybody of whom a row is kept, by name. Who is just being erased or made nameless counts as being so. */
  everybody(eventId: string): Promise<KeptPerson[]>;
  /** How many drafts somebody has that are not cards yet. */
  draftCount(personId: string): Promise<number>;
  /** The epoch of each room of an event, by its id. */
  epochs(eventId: string): Promise<Record<string, string>>;
  /** A kept state of a room's document; null when it is gone. */
  historyState(historyId: string): Promise<Uint8Array | null>;
  /** Puts another document in the place of a kept one. */
  rewriteHistory(historyId: string, update: Uint8Array): Promise<void>;
  /**
   * Puts another document in the place of a room's, in one transaction under the room's lock: it becomes the snapshot
   * at the next position, with no entries, under the new epoch. The owners of client ids stay, also in closed rooms.
   * `moved`: what stands there is not what the caller found, or there is a kept state that `history` does not name.
   * `gone`: no such room.
   */
  rewriteRoom(roomId: string, rewriting: Rewriting): Promise<'rewritten' | 'moved' | 'gone'>;

  /** Ids of the events whose time is over. */
  dueEvents(now: number): Promise<string[]>;
  /** Removes an event with all that belongs to it. False: no such event. */
  eraseEvent(eventId: string): Promise<boolean>;
  /** Gives an event another end of retention, and those of its passes that ended with it. False: no such event. */
  retain(eventId: string, retainUntil: number): Promise<boolean>;

  /** Writes down what staff did. A line whose id is there already changes nothing. */
  note(entry: AuditEntry & { eventId: string }): Promise<void>;
  /** What staff did, newest first. */
  notes(eventId: string, limit: number): Promise<AuditEntry[]>;
  /** When somebody got passes and personal links that are still kept, oldest first. */
  entries(personId: string): Promise<{ passes: Validity[]; tickets: Validity[]; joinedAt: number } | null>;

  /** The backup that the database was restored from, while that is not finished; null else. */
  restored(): Promise<{ madeAt: number; erased: ErasedNote[] } | null>;
  /**
   * Makes sure that nothing newer on people's devices is mixed with what is here: every room has the new epoch, and
   * versions that only grow leap over all that they may have seen. Doing it twice does no harm.
   */
  leap(epoch: string): Promise<void>;
  /** The restoring is finished. */
  finishRestore(): Promise<void>;
}

/** Milliseconds since 1970. */
export interface Validity {
  createdAt: number;
  expiresAt: number;
}

/** What is put in the place of what. */
export interface Rewriting {
  /** The document as the caller found it. */
  found: { epoch: string; head: number };
  epoch: string;
  update: Uint8Array;
  /** A Yjs client id that nobody has in the room: the server's, for what it put in the place of what is gone. */
  client: number;
  /** The kept states that may stay; `none`: all of them go. */
  history: readonly string[] | 'none';
}
