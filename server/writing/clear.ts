import { isLocked } from '#lib/board/locks.ts';
import type { Person } from '#lib/people/person.ts';
import type { Rooms } from '#server/room/rooms.ts';
import type { WritingAnswer } from '#server/room/server-writing.ts';
import type { Store } from '#server/store/store.ts';
import type { Clock } from '#server/world.ts';

/** Which cards of which column go into the bin, and who wants it so. */
export interface ClearOrder {
  roomId: string;
  column: string;
  /** Those that the person saw; what was added since stays. */
  cards: readonly string[];
  by: Pick<Person, 'id'>;
}

/** `historyId`: the state of the room that was kept before. `board-locked`: what stands there stays as it is. */
export type ClearAnswer =
  | { ok: true; historyId: string }
  | { ok: false; reason: Extract<WritingAnswer, { ok: false }>['reason'] | 'board-locked' };

/** Keeps what stands in a room, and takes cards off its board, all or none; again, it changes nothing on the board. */
export async function clearColumn(
  { store, rooms, clock }: { store: Store; rooms: Rooms; clock: Clock },
  { roomId, column, cards, by }: ClearOrder,
): Promise<ClearAnswer> {
  const { locks } = await store.writing.rules(roomId);
  if (isLocked(locks, column)) return { ok: false, reason: 'board-locked' };
  const kept = await rooms.keep(roomId, by.id);
  if (kept === null) return { ok: false, reason: 'gone' };
  const edit = { is: 'take-off', cards, by: by.id, at: clock() } as const;
  const answer = await rooms.write({ roomId, epoch: kept.epoch, edit });
  return answer.ok ? { ok: true, historyId: kept.historyId } : answer;
}
