import { type Database, plainBytes, type Tx } from './schema.ts';
import type { ClientOwner, LogEntry, RoomLog } from './store.ts';

/** Everything of a room, as of one moment. */
export async function load(tx: Tx, roomId: string): Promise<RoomLog | null> {
  const room = await identity(tx, roomId);
  if (room === undefined) return null;
  const snapshot = await snapshotOf(tx, roomId).select(['position', 'data']).executeTakeFirst();
  const from = snapshot?.position ?? 0;
  return {
    ...room,
    closed: room.closed === 1,
    snapshot: snapshot === undefined ? null : { position: from, update: plainBytes(snapshot.data) },
    entries: await entriesAfter(tx, roomId, from),
    clients: await clientsAfter(tx, roomId, 0),
  };
}

/** What identifies a room, and its counters. */
export function identity(db: Database, roomId: string) {
  return db
    .selectFrom('room')
    .innerJoin('session', 'session.id', 'room.session_id')
    .select([
      'room.id as roomId',
      'session.event_id as eventId',
      'session.id as sessionId',
      'room.epoch',
      'room.head',
      'room.bytes',
      'room.closed',
    ])
    .where('room.id', '=', roomId)
    .executeTakeFirst();
}

/** The room's snapshot, if any, with what the caller selects of it. */
export function snapshotOf(tx: Tx, roomId: string) {
  return tx.selectFrom('snapshot').where('room_id', '=', roomId);
}

/** Puts an update in the snapshot's place. */
export async function setSnapshot(tx: Tx, roomId: string, position: number, data: Uint8Array): Promise<void> {
  await tx
    .insertInto('snapshot')
    .values({ room_id: roomId, position, data })
    .onConflict((row) => row.column('room_id').doUpdateSet({ position, data }))
    .execute();
}

/** The entries after a position, in order. */
export async function entriesAfter(tx: Tx, roomId: string, position: number): Promise<LogEntry[]> {
  const rows = await tx
    .selectFrom('log_entry')
    .select(['position', 'data'])
    .where('room_id', '=', roomId)
    .where('position', '>', position)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ position: row.position, update: plainBytes(row.data) }));
}

/** The client ids claimed in the entries after a position. */
export async function clientsAfter(tx: Tx, roomId: string, position: number): Promise<ClientOwner[]> {
  const rows = await tx
    .selectFrom('room_client')
    .select(['client', 'person_id'])
    .where('room_id', '=', roomId)
    .where('position', '>', position)
    .orderBy('position')
    .orderBy('client')
    .execute();
  return rows.map((row) => ({ client: row.client, personId: row.person_id }));
}
