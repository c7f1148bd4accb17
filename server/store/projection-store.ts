import type { OutputBlock, Outputs } from '#lib/review/outputs.ts';
import type { UnsignedCard } from '#lib/review/sign.ts';
import type { ReviewFilter, RoomTotals } from '#lib/wire/review.ts';

/** A room as it is read for its projection, as of one moment. */
export interface RoomToProject {
  roomId: string;
  eventId: string;
  epoch: string;
  head: number;
  snapshot: { position: number; update: Uint8Array } | null;
  entries: { position: number; update: Uint8Array; savedAt: number }[];
  clients: { client: number; personId: string | null }[];
  /** When each card ever projected was first committed. */
  firstSeen: [cardId: string, createdAt: number][];
  /** Of the projection before this one; null when there is none, or nothing was written yet. */
  changedAt: number | null;
}

/** A room's rows, up to one position of its log. */
export interface ProjectedRoom extends Pick<RoomToProject, 'roomId' | 'epoch'> {
  position: number;
  /** Which version of the program's reading this is; another one is out of date. */
  format: number;
  /** When something was last written beyond the template. */
  changedAt: number | null;
  outputs: Outputs;
}

/** What keeps the projection behind the rooms' heads. */
export interface ProjectionStore {
  /** Rooms whose projection is not of their newest entry, or not of this format. */
  stale(format: number): Promise<string[]>;
  /** Null: no such room. */
  load(roomId: string): Promise<RoomToProject | null>;
  /**
   * Writes what differs, in one transaction. False, and nothing written, when the room is gone or what stands there is
   * as new: so several processes may read the same room at once.
   */
  write(room: ProjectedRoom): Promise<boolean>;
  /** For each event a number that grows whenever one of its rooms is projected anew. */
  versions(): Promise<{ eventId: string; version: number }[]>;
  /** Takes or keeps, until `until`, the duty of projecting. False: another process has it. */
  lead(holder: string, now: number, until: number): Promise<boolean>;
}

export interface StoredCell {
  country: string | null;
  topic: string | null;
  count: number;
  newest: UnsignedCard;
}

export interface StoredHit {
  /** The card, or null for a block of the notes. */
  card: UnsignedCard | null;
  roomId: string;
  /** What was searched in. */
  text: string;
}

export interface StoredRoom {
  totals: RoomTotals;
  columns: Outputs['columns'];
  blocks: Omit<OutputBlock, 'folded'>[];
  cards: UnsignedCard[];
}

/** `null`: cards without; absent: all. */
export interface CardFilter extends ReviewFilter {
  country?: string | null;
  topic?: string | null;
}

/** What the review reads. */
export interface ReviewStore {
  /** Every room of the event, also those not projected yet. */
  totals(eventId: string, now: number): Promise<RoomTotals[]>;
  /** Null: no such room in the event. */
  room(eventId: string, roomId: string, now: number): Promise<StoredRoom | null>;
  /** Cells of country × topic that hold cards, each with its newest; topics that are not the event's do not count. */
  matrix(eventId: string, filter: ReviewFilter): Promise<StoredCell[]>;
  /** Newest first. */
  cards(
    eventId: string,
    filter: CardFilter,
    limit: number,
  ): Promise<{ cards: UnsignedCard[]; total: number }>;
  /** Where all of the folded words (lib/review/fold.ts) occur, the best first. */
  search(
    eventId: string,
    words: readonly string[],
    limit: number,
  ): Promise<{ hits: StoredHit[]; total: number }>;
}
