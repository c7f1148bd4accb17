import { sql } from 'kysely';
import type { Schema, Tx } from './schema.ts';

/** Of what was taken back only the id stays. */
export const TAKEN_BACK = 'taken-back';
const NOTHING_LEFT = { text: '', person_id: null, writer: null, state: TAKEN_BACK } as const;

/** The room's row with a new version, kept from everybody else until the transaction ends. Null: no such room. */
export async function lockRoom(
  tx: Tx,
  roomId: string,
): Promise<(Schema['question_room'] & { isClosed: boolean }) | null> {
  const room = await tx.selectFrom('room').select('closed').where('id', '=', roomId).executeTakeFirst();
  if (room === undefined) return null;
  const row = await tx
    .insertInto('question_room')
    .values({ room_id: roomId, version: 1, moderated: 0, unnamed: 0, on_screen: null, last_number: 0 })
    .onConflict((conflict) =>
      conflict.column('room_id').doUpdateSet({ version: sql`question_room.version + 1` }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return { ...row, isClosed: room.closed === 1 };
}

/** Leaves nothing of questions of a room but their ids. */
export async function empty(
  tx: Tx,
  questionIds: readonly string[],
  room: Pick<Schema['question_room'], 'room_id' | 'version'>,
): Promise<void> {
  await tx
    .updateTable('question')
    .set({ ...NOTHING_LEFT, version: room.version })
    .where('id', 'in', questionIds)
    .execute();
  await tx.deleteFrom('question_vote').where('question_id', 'in', questionIds).execute();
  await offScreen(tx, questionIds);
}

/** Takes questions off the screens where they stand. */
export async function offScreen(tx: Tx, questionIds: readonly string[]): Promise<void> {
  await tx
    .updateTable('question_room')
    .set({ on_screen: null })
    .where('on_screen', 'in', questionIds)
    .execute();
}
