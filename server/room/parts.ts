import type { Bus } from '#server/bus/bus.ts';
import type { Log } from '#server/log.ts';
import type { Store } from '#server/store/store.ts';
import type { Clock, Random } from '#server/world.ts';
import type { Compactor } from './compactor.ts';
import type { RoomCounts } from './counts.ts';

/** A large part of a room was deleted by one person, and what stood there before is kept as a version. */
export interface DeletionNews {
  eventId: string;
  roomId: string;
  historyId: string;
}

/** What a room is given by its process. */
export interface RoomParts {
  store: Store;
  bus: Bus;
  clock: Clock;
  random: Random;
  log: Log;
  compactor: Compactor;
  counts: RoomCounts;
  /** So many people are let into one room, hosts apart. */
  roomPeople: number;
  /** A log of so many entries after its snapshot is compacted. */
  compactEntries: number;
  /** Takes the room out of the register, so that the next to come loads it anew. */
  forget(room: { readonly roomId: string }): void;
  /** Tells who can restore it. */
  onDeletion(news: DeletionNews): void;
}
