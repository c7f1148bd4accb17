import type { Log } from '#server/log.ts';
import type { Store } from '#server/store/store.ts';
import type { Compactor } from './compactor.ts';

/** What a room is given by its process. */
export interface RoomParts {
  store: Store;
  clock: () => number;
  log: Log;
  compactor: Compactor;
  /** Takes the room out of the register, so that the next to come loads it anew. */
  forget(room: { readonly roomId: string }): void;
}
