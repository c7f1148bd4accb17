import { newId } from '#lib/ids.ts';
import type { DocumentChange } from '#lib/keep/rewrite.ts';
import { StoreUnavailable } from '#server/store/store.ts';
import type { RoomParts } from './parts.ts';
import { stateAt } from './restore-points.ts';

/** What must not be kept of which room. */
export interface RewriteOrder {
  roomId: string;
  change: DocumentChange;
  /** The document that the person saw. Absent: whichever the room has now. */
  epoch?: string;
}

/** How much went; `replaced`: the document is another one now; `gone`: no such room or passage. */
export type RewriteAnswer =
  | { is: 'rewritten'; before: string; cards: number; letters: number }
  | { is: 'replaced' }
  | { is: 'gone' };

/** Other processes may go on writing while a document is rewritten; each attempt takes milliseconds. */
const ATTEMPTS = 20;

/**
 * Takes what must not be kept out of a room's document and out of its kept states, under a new epoch, so that no
 * device can bring it back. Whoever calls sees to it that this process appends nothing meanwhile.
 */
export async function rewriteRoom(
  parts: Pick<RoomParts, 'store' | 'random' | 'compactor'>,
  order: RewriteOrder,
): Promise<RewriteAnswer> {
  const { store, random, compactor } = parts;
  const { roomId, change, epoch } = order;
  const clean = new Set<string>();
  const client = Buffer.from(random(4)).readUInt32BE();
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await store.rooms.load(roomId);
    if (stored === null) return { is: 'gone' };
    if (epoch !== undefined && stored.epoch !== epoch) return { is: 'replaced' };
    // By chance somebody's: once more with another one.
    if (stored.clients.some((known) => known.client === client)) return rewriteRoom(parts, order);
    const { update, cards, letters } = await compactor.rewrite(stateAt(stored, stored.head), change, client);
    if (change.is === 'redact') {
      if (letters === 0) return { is: 'gone' };
    } else {
      for (const { id } of await store.rooms.history(roomId)) {
        if (clean.has(id)) continue;
        const state = await store.keep.historyState(id);
        if (state !== null) {
          const kept = await compactor.rewrite(state, change, client);
          await store.keep.rewriteHistory(id, kept.update);
        }
        clean.add(id);
      }
    }
    const answer = await store.keep.rewriteRoom(roomId, {
      found: { epoch: stored.epoch, head: stored.head },
      epoch: newId(random),
      update,
      client,
      // In older states the same words may stand in another block.
      history: change.is === 'redact' ? 'none' : [...clean],
    });
    if (answer === 'gone') return { is: 'gone' };
    if (answer === 'rewritten') return { is: 'rewritten', before: stored.epoch, cards, letters };
  }
  throw new StoreUnavailable('The room is written to without a pause.');
}
