import { type Frozen, stillLocked } from '#lib/board/frozen.ts';
import { inPhase, isAnyLocked, isBoardLocked, type Locks, NO_LOCKS } from '#lib/board/locks.ts';
import { changeRule, ruleFor } from './room-rule.ts';
import type { Database, Tx } from './schema.ts';
import type { WritingStore } from './store.ts';

/** What of boards is locked, and how it stood. */
export function locksIn(db: Database): Pick<WritingStore, 'lock' | 'locked' | 'freeze'> {
  return {
    lock: (roomId, { board, columns }) =>
      db
        .transaction()
        .execute((tx) =>
          changeLocks(tx, roomId, ({ byPhase }) => inPhase({ board, columns }, byPhase === true)),
        ),

    async locked(roomId) {
      const row = await db
        .selectFrom('room_lock')
        .selectAll()
        .where('room_id', '=', roomId)
        .executeTakeFirst();
      if (row === undefined) return null;
      const stood =
        row.epoch === null || row.frozen === null
          ? null
          : { epoch: row.epoch, frozen: JSON.parse(row.frozen) as Frozen };
      const nameless = await db
        .selectFrom('room_client')
        .innerJoin('person', 'person.id', 'room_client.person_id')
        .select('person.id')
        .distinct()
        .where('room_client.room_id', '=', roomId)
        .where('person.erasure', 'is not', null)
        .execute();
      return { locks: JSON.parse(row.locks) as Locks, stood, nameless: nameless.map(({ id }) => id) };
    },

    freeze: (roomId, locks, epoch, frozen) =>
      db.transaction().execute(async (tx) => {
        // Who takes words out of the document for good waits for this row, or this finds another epoch.
        const room = await tx
          .updateTable('room')
          .set((row) => ({ head: row.ref('head') }))
          .where('id', '=', roomId)
          .where('epoch', '=', epoch)
          .returning('id')
          .executeTakeFirst();
        if (room === undefined) return;
        await tx
          .updateTable('room_lock')
          .set({ epoch, frozen: JSON.stringify(frozen) })
          .where('room_id', '=', roomId)
          .where('locks', '=', JSON.stringify(locks))
          .execute();
      }),
  };
}

/** What of a room's board is locked. */
export async function locksOf(tx: Tx, roomId: string): Promise<Locks> {
  const row = await tx
    .selectFrom('room_lock')
    .select('locks')
    .where('room_id', '=', roomId)
    .executeTakeFirst();
  return row === undefined ? NO_LOCKS : (JSON.parse(row.locks) as Locks);
}

/** Changes what of a room's board is locked, and with it the version of its rules. False: no such room. */
export async function changeLocks(
  tx: Tx,
  roomId: string,
  change: (before: Locks) => Locks,
): Promise<boolean> {
  if ((await ruleFor(tx, roomId)) === null) return false;
  const before = await locksOf(tx, roomId);
  const after = change(before);
  const locks = JSON.stringify(after);
  if (locks === JSON.stringify(before)) return true;
  if (isAnyLocked(after)) {
    await tx
      .insertInto('room_lock')
      .values({ room_id: roomId, locks, epoch: null, frozen: null })
      .onConflict((row) => row.column('room_id').doUpdateSet({ locks }))
      .execute();
    if (isBoardLocked(before) && !isBoardLocked(after)) await thaw(tx, roomId, after);
  } else await tx.deleteFrom('room_lock').where('room_id', '=', roomId).execute();
  await changeRule(tx, roomId, {});
  return true;
}

/** What is open from now on is not put back as it stood, also if the whole board is soon locked again. */
async function thaw(tx: Tx, roomId: string, locks: Locks): Promise<void> {
  const row = await tx
    .selectFrom('room_lock')
    .select('frozen')
    .where('room_id', '=', roomId)
    .executeTakeFirst();
  if (!row?.frozen) return;
  const frozen = stillLocked(JSON.parse(row.frozen) as Frozen, locks);
  await tx
    .updateTable('room_lock')
    .set({ frozen: JSON.stringify(frozen) })
    .where('room_id', '=', roomId)
    .execute();
}
