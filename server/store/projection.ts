import { createHash } from 'node:crypto';
import { type Insertable, sql } from 'kysely';
import { CARD_KINDS } from '#lib/board/schema.ts';
import type { ProjectedRoom, ProjectionStore, RoomToProject } from './projection-store.ts';
import { load } from './room-log.ts';
import { type Database, reading, type Schema, type Tx } from './schema.ts';

/** Rows at once; both engines take several times as many values in one statement. */
const ROWS_MAX = 200;

/** The rooms' outputs as rows: what is behind, what a room is read from, and writing what differs. */
export function projectionIn(db: Database): ProjectionStore {
  return {
    async stale(format) {
      const rows = await db
        .selectFrom('room')
        .leftJoin('room_projection as done', 'done.room_id', 'room.id')
        .select('room.id')
        .where(({ or, eb }) =>
          or([
            eb('done.room_id', 'is', null),
            eb('done.position', '<>', eb.ref('room.head')),
            eb('done.epoch', '<>', eb.ref('room.epoch')),
            eb('done.format', '<>', format),
          ]),
        )
        .orderBy('room.id')
        .execute();
      return rows.map(({ id }) => id);
    },

    load: (roomId) => reading(db, (tx) => loadRoom(tx, roomId)),
    write: (room) => db.transaction().execute((tx) => write(tx, room)),

    async versions() {
      return db
        .selectFrom('room_projection as done')
        .innerJoin('room', 'room.id', 'done.room_id')
        .innerJoin('session', 'session.id', 'room.session_id')
        .select([
          'session.event_id as eventId',
          sql<number>`cast(sum(done.position) as bigint)`.as('version'),
        ])
        .groupBy('session.event_id')
        .orderBy('session.event_id')
        .execute();
    },

    async lead(holder, now, until) {
      const taken = await db
        .updateTable('projection_lead')
        .set({ holder, until })
        .where(({ or, eb }) => or([eb('holder', '=', holder), eb('until', '<=', now)]))
        .returning('id')
        .executeTakeFirst();
      return taken !== undefined;
    },
  };
}

async function loadRoom(tx: Tx, roomId: string): Promise<RoomToProject | null> {
  const log = await load(tx, roomId);
  if (log === null) return null;
  const before = await tx
    .selectFrom('room_projection')
    .select('changed_at')
    .where('room_id', '=', roomId)
    .executeTakeFirst();
  const times = await tx
    .selectFrom('log_entry')
    .select(['position', 'saved_at'])
    .where('room_id', '=', roomId)
    .execute();
  const savedAt = new Map(times.map((row) => [row.position, row.saved_at]));
  const origins = await tx
    .selectFrom('card_origin')
    .select(['card_id', 'created_at'])
    .where('room_id', '=', roomId)
    .execute();
  const { eventId, epoch, head, snapshot, clients } = log;
  return {
    roomId,
    eventId,
    epoch,
    head,
    snapshot,
    entries: log.entries.map((entry) => ({ ...entry, savedAt: savedAt.get(entry.position) ?? 0 })),
    clients,
    firstSeen: origins.map((row) => [row.card_id, row.created_at]),
    changedAt: before?.changed_at ?? null,
  };
}

async function write(tx: Tx, room: ProjectedRoom): Promise<boolean> {
  const { roomId, epoch, position, format, changedAt, outputs } = room;
  // Locked, and of this epoch alone: what was erased since must not come back as rows.
  const known = await tx
    .updateTable('room')
    .set((row) => ({ head: row.ref('head') }))
    .where('id', '=', roomId)
    .where('epoch', '=', epoch)
    .returning('id')
    .executeTakeFirst();
  if (known === undefined) return false;
  const kinds = Object.fromEntries(
    CARD_KINDS.map((kind) => [kind, outputs.cards.filter((card) => card.kind === kind).length]),
  );
  const row = {
    epoch,
    position,
    format,
    changed_at: changedAt,
    words: outputs.words,
    writers: outputs.writers,
    kinds: JSON.stringify(kinds),
    columns: JSON.stringify(outputs.columns),
  };
  // Positions only grow, also from one epoch to the next. From here on the row is locked.
  const taken = await tx
    .insertInto('room_projection')
    .values({ room_id: roomId, ...row })
    .onConflict((existing) =>
      existing
        .column('room_id')
        .doUpdateSet(row)
        .where(({ or, and, eb }) =>
          or([
            eb('room_projection.position', '<', position),
            and([eb('room_projection.position', '=', position), eb('room_projection.format', '<>', format)]),
          ]),
        ),
    )
    .returning('room_id')
    .executeTakeFirst();
  if (taken === undefined) return false;
  await writeCards(tx, room);
  await writeBlocks(tx, room);
  return true;
}

async function writeCards(tx: Tx, { roomId, outputs }: ProjectedRoom): Promise<void> {
  const rows = outputs.cards.map((card, place) =>
    withDigest({
      room_id: roomId,
      card_id: card.cardId,
      place,
      column_id: card.columnId,
      kind: card.kind,
      text: card.text,
      topics: JSON.stringify(card.topics),
      author_id: card.signed === null ? card.authorId : null,
      owner: card.owner,
      due: card.due,
      stack: card.stack === null ? null : JSON.stringify(card.stack),
      sent_from: card.from === null ? null : JSON.stringify(card.from),
      signed: card.signed === null ? null : JSON.stringify(card.signed),
      reactions: JSON.stringify(card.reactions),
      created_at: card.createdAt,
      folded: card.folded,
    }),
  );
  const before = await tx
    .selectFrom('projected_card')
    .select(['card_id', 'digest'])
    .where('room_id', '=', roomId)
    .execute();
  const gone = without(
    before.map((row) => row.card_id),
    rows.map((row) => row.card_id),
  );
  for (const ids of parts(gone)) {
    await tx.deleteFrom('projected_card').where('room_id', '=', roomId).where('card_id', 'in', ids).execute();
  }
  const digests = new Map(before.map((row) => [row.card_id, row.digest]));
  for (const values of parts(rows.filter((row) => digests.get(row.card_id) !== row.digest))) {
    await tx
      .insertInto('projected_card')
      .values(values)
      .onConflict((row) => row.columns(['room_id', 'card_id']).doUpdateSet(excluded(values)))
      .execute();
    const origins = values.map(({ room_id, card_id, created_at }) => ({ room_id, card_id, created_at }));
    await tx
      .insertInto('card_origin')
      .values(origins)
      .onConflict((row) => row.doNothing())
      .execute();
  }
}

async function writeBlocks(tx: Tx, { roomId, outputs }: ProjectedRoom): Promise<void> {
  const rows = outputs.blocks.map(({ kind, titles, markdown, text, folded }, place) =>
    withDigest({ room_id: roomId, place, kind, titles: titles ?? null, markdown, text, folded }),
  );
  const before = await tx
    .selectFrom('projected_block')
    .select(['place', 'digest'])
    .where('room_id', '=', roomId)
    .execute();
  await tx
    .deleteFrom('projected_block')
    .where('room_id', '=', roomId)
    .where('place', '>=', rows.length)
    .execute();
  const digests = new Map(before.map((row) => [row.place, row.digest]));
  for (const values of parts(rows.filter((row) => digests.get(row.place) !== row.digest))) {
    await tx
      .insertInto('projected_block')
      .values(values)
      .onConflict((row) => row.columns(['room_id', 'place']).doUpdateSet(excluded(values)))
      .execute();
  }
}

function withDigest<Row extends object>(row: Row): Row & { digest: string } {
  return { ...row, digest: createHash('sha256').update(JSON.stringify(row)).digest('base64url') };
}

/** Every column of the rows set to what was to be inserted. */
function excluded<Table extends 'projected_card' | 'projected_block'>(rows: Insertable<Schema[Table]>[]) {
  const columns = Object.keys(rows[0] ?? {});
  return Object.fromEntries(columns.map((column) => [column, sql.ref(`excluded.${column}`)]));
}

function without(all: readonly string[], some: readonly string[]): string[] {
  const known = new Set(some);
  return all.filter((each) => !known.has(each));
}

function* parts<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += ROWS_MAX) yield rows.slice(at, at + ROWS_MAX);
}
