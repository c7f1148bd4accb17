import { empty, lockRoom } from './question-lock.ts';
import type { Tx } from './schema.ts';

/** Takes the questions in somebody's name away, as if they had taken them back. */
export async function forgetAsker(tx: Tx, personId: string): Promise<void> {
  const rows = await tx
    .selectFrom('question')
    .select(['id', 'room_id'])
    .where('person_id', '=', personId)
    .orderBy('room_id')
    .execute();
  for (const [roomId, questions] of Map.groupBy(rows, (row) => row.room_id)) {
    const room = await lockRoom(tx, roomId);
    if (room === null) continue;
    await empty(
      tx,
      questions.map(({ id }) => id),
      room,
    );
  }
}

/** Makes news of the questions in somebody's name, who signs otherwise now. Answers the rooms where there are any. */
export async function signedAnew(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('question')
    .select('room_id')
    .distinct()
    .where('person_id', '=', personId)
    .orderBy('room_id')
    .execute();
  for (const { room_id: roomId } of rows) {
    const room = await lockRoom(tx, roomId);
    if (room === null) continue;
    await tx
      .updateTable('question')
      .set({ version: room.version })
      .where('room_id', '=', roomId)
      .where('person_id', '=', personId)
      .execute();
  }
  return rows.map((row) => row.room_id);
}
