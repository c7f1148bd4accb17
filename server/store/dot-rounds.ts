import type { DotRound } from '#lib/dots/round.ts';
import type { Schema, Tx } from './schema.ts';

/** Rounds of dot voting, read and locked. */

/** The round with a new version, kept from everybody else until the transaction ends. */
export function lockDots(tx: Tx, roundId: string): Promise<Schema['dot_round'] | undefined> {
  return tx
    .updateTable('dot_round')
    .set((round) => ({ version: round('version', '+', 1) }))
    .where('id', '=', roundId)
    .returningAll()
    .executeTakeFirst();
}

export async function roundById(tx: Tx, roundId: string): Promise<DotRound | null> {
  const rows = await tx.selectFrom('dot_round').selectAll().where('id', '=', roundId).execute();
  return (await withDotRooms(tx, rows))[0] ?? null;
}

export async function withDotRooms(tx: Tx, rows: readonly Schema['dot_round'][]): Promise<DotRound[]> {
  if (rows.length === 0) return [];
  const rooms = await tx
    .selectFrom('dot_room')
    .select(['round_id', 'room_id'])
    .where(
      'round_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('position')
    .execute();
  const ofRound = Map.groupBy(rooms, (room) => room.round_id);
  return rows.map((row) => ({
    id: row.id,
    eventId: row.event_id,
    plan: JSON.parse(row.plan),
    roomIds: (ofRound.get(row.id) ?? []).map(({ room_id }) => room_id),
    openedAt: row.opened_at,
    closesAt: row.closes_at,
    settled: row.settled === 1,
    version: row.version,
  }));
}
