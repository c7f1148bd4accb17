import { PostgresAdapter, sql } from 'kysely';
import { historyOf, keepHistory, restore } from './room-history.ts';
import { clientsAfter, entriesAfter, identity, load, setSnapshot, snapshotOf } from './room-log.ts';
import { type Database, reading, type Tx } from './schema.ts';
import type { AppendAnswer, ClientOwner, RoomStore } from './store.ts';

/** Rooms as logs: a snapshot, the entries after it, and who stands behind each client id. */
export function roomsIn(db: Database): RoomStore {
  return {
    load: (roomId) => reading(db, (tx) => load(tx, roomId)),

    async find(roomId) {
      const row = await identity(db, roomId);
      return row === undefined ? null : { ...row, closed: row.closed === 1 };
    },

    entriesAfter: (roomId, position) =>
      reading(db, async (tx) => {
        const room = await identity(tx, roomId);
        const snapshot = await snapshotOf(tx, roomId).select('position').executeTakeFirst();
        if (room === undefined || (snapshot !== undefined && snapshot.position > position)) return null;
        return {
          entries: await entriesAfter(tx, roomId, position),
          clients: await clientsAfter(tx, roomId, position),
        };
      }),

    async append(roomId, epoch, update, claims, now) {
      try {
        const position = claims.length > 0 ? null : await appendAtOnce(db, roomId, epoch, update, now);
        if (position !== null) return { ok: true, position };
        return await db.transaction().execute((tx) => append(tx, roomId, epoch, update, claims, now));
      } catch (error) {
        if (error instanceof ClientTaken) return { ok: false, reason: 'client-taken', client: error.client };
        throw error;
      }
    },

    compact: (roomId, epoch, position, update) =>
      db.transaction().execute((tx) => compact(tx, roomId, epoch, position, update)),

    keepHistory: (entry) => db.transaction().execute((tx) => keepHistory(tx, entry)),
    history: (roomId) => historyOf(db, roomId),
    restore: (roomId, historyId, restoration) =>
      db.transaction().execute((tx) => restore(tx, roomId, historyId, restoration)),
  };
}

/** Thrown inside the appending transaction so that it rolls back. */
export class ClientTaken extends Error {
  readonly client: number;
  constructor(client: number) {
    super('A client id cannot be claimed.');
    this.client = client;
  }
}

export async function append(
  tx: Tx,
  roomId: string,
  epoch: string,
  data: Uint8Array,
  claims: ClientOwner[],
  now: number,
): Promise<AppendAnswer> {
  const moved = await moveHead(tx, roomId, epoch, data.byteLength).returning('head').executeTakeFirst();
  if (moved === undefined) return { ok: false, reason: await refusal(tx, roomId, epoch) };
  if (claims.length > 0) await claim(tx, roomId, claims, moved.head);
  await tx
    .insertInto('log_entry')
    .values({ room_id: roomId, position: moved.head, data, saved_at: now })
    .execute();
  return { ok: true, position: moved.head };
}

/**
 * The same in one statement, where the database can: the room's row is locked while the database works, and not while
 * this process finds the time to say "commit", since another one may wait to append to the same room.
 * @returns null when it has to be asked in the other way, also for why it is refused
 */
async function appendAtOnce(
  db: Database,
  roomId: string,
  epoch: string,
  data: Uint8Array,
  now: number,
): Promise<number | null> {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return null;
  const appended = await db
    .with('moved', (part) => moveHead(part, roomId, epoch, data.byteLength).returning('head'))
    .insertInto('log_entry')
    .columns(['room_id', 'position', 'data', 'saved_at'])
    .expression((part) =>
      part
        .selectFrom('moved')
        .select(({ ref, val, cast }) => [
          cast<string>(val(roomId), 'text').as('room_id'),
          ref('moved.head').as('position'),
          cast<Uint8Array>(val(data), 'bytea').as('data'),
          cast<number>(val(now), 'bigint').as('saved_at'),
        ]),
    )
    .returning('position')
    .executeTakeFirst();
  return appended?.position ?? null;
}

/** Takes the next position of a log, if the room is as the writer knows it. */
function moveHead(db: Pick<Database, 'updateTable'>, roomId: string, epoch: string, bytes: number) {
  return db
    .updateTable('room')
    .set((room) => ({ head: sql<number>`head + 1`, bytes: room('bytes', '+', bytes) }))
    .where('id', '=', roomId)
    .where('epoch', '=', epoch)
    .where('closed', '=', 0);
}

async function refusal(tx: Tx, roomId: string, epoch: string): Promise<'gone' | 'epoch' | 'closed'> {
  const room = await tx.selectFrom('room').select('epoch').where('id', '=', roomId).executeTakeFirst();
  if (room === undefined) return 'gone';
  return room.epoch === epoch ? 'closed' : 'epoch';
}

/** Writes the claims that are new. The room's row is locked, so nobody else claims in between. */
async function claim(tx: Tx, roomId: string, claims: ClientOwner[], position: number): Promise<void> {
  const known = await tx
    .selectFrom('room_client')
    .select(['client', 'person_id'])
    .where('room_id', '=', roomId)
    .where(
      'client',
      'in',
      claims.map((wish) => wish.client),
    )
    .execute();
  const owners = new Map(known.map((row) => [row.client, row.person_id]));
  for (const { client, personId } of claims) {
    const owner = owners.get(client);
    if (owner === personId) continue;
    if (owner !== undefined || !(await mayBeNamed(tx, personId))) throw new ClientTaken(client);
    await tx
      .insertInto('room_client')
      .values({ room_id: roomId, client, person_id: personId, position })
      .execute();
    owners.set(client, personId);
  }
}

/** Nothing more is written in the name of who is erased. Locks the person's row, so that erasing waits, or this does. */
async function mayBeNamed(tx: Tx, personId: string | null): Promise<boolean> {
  if (personId === null) return true;
  const row = await tx
    .updateTable('person')
    .set((person) => ({ erasure: person.ref('erasure') }))
    .where('id', '=', personId)
    .where('erasure', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

async function compact(
  tx: Tx,
  roomId: string,
  epoch: string,
  position: number,
  data: Uint8Array,
): Promise<boolean> {
  const locked = await tx
    .updateTable('room')
    .set((room) => ({ head: room.ref('head') }))
    .where('id', '=', roomId)
    .where('epoch', '=', epoch)
    .where('head', '>=', position)
    .returning('head')
    .executeTakeFirst();
  const snapshot = await snapshotOf(tx, roomId).select('position').executeTakeFirst();
  if (locked === undefined || (snapshot !== undefined && snapshot.position >= position)) return false;

  await setSnapshot(tx, roomId, position, data);
  await tx.deleteFrom('log_entry').where('room_id', '=', roomId).where('position', '<=', position).execute();
  const after = await tx
    .selectFrom('log_entry')
    .select(sql<number>`coalesce(sum(octet_length(data)), 0)`.as('bytes'))
    .where('room_id', '=', roomId)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('room')
    .set({ bytes: data.byteLength + after.bytes })
    .where('id', '=', roomId)
    .execute();
  return true;
}
