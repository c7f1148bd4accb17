import type { Presence } from '#lib/wire/live.ts';
import type { ClientOwner } from '#server/store/store.ts';

/**
 * What processes tell each other. It stands in the store, so nothing is lost with a message, which only says what to
 * look at, and now; or it is of the moment (where people and their carets are) and is said again by itself.
 */
export type BusNews =
  /** What socket.io emits to a group of open pages, as its adapter has it. */
  | { is: 'live'; message: unknown }
  /** A room's log has a new entry at `position`. Without `batch` it is read from the store. */
  | { is: 'room-committed'; roomId: string; epoch: string; position: number; batch: Batch | null }
  /** A room was closed, reopened, or its document replaced. */
  | { is: 'room-changed'; roomId: string }
  /** Somebody changed what they say of themselves. */
  | { is: 'person-changed'; personId: string }
  /** Somebody was removed from their event. */
  | { is: 'person-removed'; personId: string }
  | { is: 'pass-ended'; passHash: string }
  /** A browser got a new pass for the same person. */
  | { is: 'pass-renewed'; before: string; after: string }
  /** Something happened to a round of a poll, such as ballots: count again what is shown of it. */
  | { is: 'round-changed'; roundId: string }
  /** Dots were placed in a round, or it was settled: count again what is shown of it. */
  | { is: 'dots-changed'; roundId: string }
  /** Something happened to the questions of a room: tell its pages what changed. */
  | { is: 'questions-changed'; roomId: string }
  /** Somebody at that address typed a code that opens nothing. */
  | { is: 'code-failed'; address: string }
  /** Where people are with their open pages. */
  | { is: 'pages'; pages: PageNews[] }
  | { is: 'pages-wanted' }
  /** Where people write in a document. */
  | { is: 'carets'; roomId: string; epoch: string; carets: CaretNews[] }
  | { is: 'carets-wanted'; roomId: string };

/** What an open page says; `presence` null: it was closed. */
export interface PageNews {
  eventId: string;
  pageId: string;
  presence: Presence | null;
  /** Milliseconds since 1970. */
  at: number;
}

/** The caret of a client id as others see it; `state` null: it is gone. */
export interface CaretNews {
  client: number;
  personId: string;
  state: unknown;
}

/** What was committed at one position of a room's log. */
export interface Batch {
  update: Uint8Array;
  /** The Yjs client ids claimed in it, each with the person behind it. */
  claims: ClientOwner[];
}

/**
 * The line between the processes of one server. It may lose everything and is never the record. One contract suite
 * (test/bus/contract.ts) runs on both implementations.
 */
export interface Bus {
  /** Tells the other processes, not this one. Never waits, never fails, and keeps nothing for later. */
  tell(news: BusNews): void;
  /** Calls back with what other processes tell. Returns how to stop that. */
  onNews(listener: (news: BusNews) => void): () => void;
  /**
   * Calls back when something may have been missed, as soon as processes hear each other again: then only the
   * store knows. Returns how to stop that.
   */
  onMissed(listener: () => void): () => void;
  /** `degraded`: other processes may not be heard now. */
  state(): 'ok' | 'degraded';
  close(): Promise<void>;
}
