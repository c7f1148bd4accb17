import { thinnedOut } from '#lib/room/history.ts';
import { identity, setSnapshot } from './room-log.ts';
import { type Database, plainBytes, type Tx } from './schema.ts';
import { HISTORY_MAX, type HistoryEntry, type Restoration } from './store.ts';

/** Keeps a state of a room, and lets others go when there are too many. False: the room has not that epoch any more. */
export async function keepHistory(
  tx: Tx,
  {
    id,
    roomId,
    position,
    reason,
    personId,
    madeAt,
    update,
    epoch,
  }: HistoryEntry & { update: Uint8Array; epoch?: string },
): Promise<boolean> {
  if (epoch !== undefined) {
    const locked = await tx
      .updateTable('room')
      .set((room) => ({ head: room.ref('head') }))
      .where('id', '=', roomId)
      .where('epoch', '=', epoch)
      .returning('id')
      .executeTakeFirst();
    if (locked === undefined) return false;
  }
  await tx
    .insertInto('room_history')
    .values({
      id,
      room_id: roomId,
      position,
      reason,
      person_id: personId,
      made_at: madeAt,
      data: update,
    })
    .execute();
  const gone = thinnedOut(await historyOf(tx, roomId), HISTORY_MAX);
  if (gone.length > 0) await tx.deleteFrom('room_history').where('id', 'in', gone).execute();
  return true;
}

/** What is kept of a room, newest first. */
export async function historyOf(db: Database, roomId: string): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom('room_history')
    .select(['id', 'position', 'reason', 'person_id', 'made_at'])
    .where('room_id', '=', roomId)
    .orderBy('made_at', 'desc')
    .orderBy('position', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(({ id, position, reason, person_id, made_at }) => ({
    id,
    roomId,
    position,
    reason,
    personId: person_id,
    madeAt: made_at,
  }));
}

export async function restore(
  tx: Tx,
  roomId: string,
  historyId: string,
  { present, epoch, personId, now }: Restoration,
): Promise<'restored' | 'moved' | 'gone'> {
  const locked = await tx
    .updateTable('room')
    .set((room) => ({ head: room.ref('head') }))
    .where('id', '=', roomId)
    .where('epoch', '=', present.epoch)
    .where('head', '=', present.head)
    .returning('head')
    .executeTakeFirst();
  if (locked === undefined) return (await identity(tx, roomId)) === undefined ? 'gone' : 'moved';
  const kept = await tx
    .selectFrom('room_history')
    .select('data')
    .where('id', '=', historyId)
    .where('room_id', '=', roomId)
    .executeTakeFirst();
  if (kept === undefined) return 'gone';

  const data = plainBytes(kept.data);
  const { id, head, update } = present;
  await keepHistory(tx, {
    id,
    roomId,
    position: head,
    reason: 'before-restore',
    personId,
    madeAt: now,
    update,
  });
  await tx.deleteFrom('log_entry').where('room_id', '=', roomId).execute();
  await setSnapshot(tx, roomId, head + 1, data);
  await tx
    .updateTable('room')
    .set({ epoch, head: head + 1, bytes: data.byteLength })
    .where('id', '=', roomId)
    .execute();
  return 'restored';
}
