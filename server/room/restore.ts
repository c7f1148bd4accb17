import { newId } from '#lib/ids.ts';
import { StoreUnavailable } from '#server/store/store.ts';
import type { RoomParts } from './parts.ts';
import { stateAt } from './restore-points.ts';

/** Who puts back which kept state, instead of the document of which epoch. */
export interface RestoreOrder {
  roomId: string;
  historyId: string;
  /** The document that the person saw. */
  epoch: string;
  personId: string;
}

/** `replaced`: somebody else was quicker, and the document is another one now. `gone`: no such room or state. */
export type RestoreAnswer = 'restored' | 'replaced' | 'gone';

/** Other processes may go on writing while we put together what stands now; each attempt takes milliseconds. */
const ATTEMPTS = 20;

/**
 * Puts a kept state of a room in its document's place, under a new epoch, and keeps what stands there now. Whoever
 * calls sees to it that this process appends nothing meanwhile.
 */
export async function restore(
  { store, clock, random }: Pick<RoomParts, 'store' | 'clock' | 'random'>,
  { roomId, historyId, epoch, personId }: RestoreOrder,
): Promise<RestoreAnswer> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await store.rooms.load(roomId);
    if (stored === null) return 'gone';
    if (stored.epoch !== epoch) return 'replaced';
    const { head } = stored;
    const answer = await store.rooms.restore(roomId, historyId, {
      present: { id: newId(random), epoch, head, update: stateAt(stored, head) },
      epoch: newId(random),
      personId,
      now: clock(),
    });
    if (answer !== 'moved') return answer;
  }
  throw new StoreUnavailable('The room is written to without a pause.');
}
