import { NO_RULES } from '#lib/board/rules.ts';
import type { Schema, Tx } from './schema.ts';

/** The room's rule, made when there is none, and kept from everybody else until the transaction ends. Null: no such room. */
export async function ruleFor(tx: Tx, roomId: string): Promise<Schema['room_rule'] | null> {
  const room = await tx.selectFrom('room').select('id').where('id', '=', roomId).executeTakeFirst();
  if (room === undefined) return null;
  await tx
    .insertInto('room_rule')
    .values({
      room_id: roomId,
      version: 0,
      writing: NO_RULES.writing,
      signing: NO_RULES.signing,
    })
    .onConflict((row) => row.column('room_id').doNothing())
    .execute();
  return tx
    .updateTable('room_rule')
    .set((row) => ({ version: row.ref('version') }))
    .where('room_id', '=', roomId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Changes the rule, or what it counts, and with it the version. */
export async function changeRule(
  tx: Tx,
  roomId: string,
  what: Partial<Pick<Schema['room_rule'], 'writing' | 'signing'>>,
): Promise<void> {
  await tx
    .updateTable('room_rule')
    .set((row) => ({ ...what, version: row('version', '+', 1) }))
    .where('room_id', '=', roomId)
    .execute();
}
