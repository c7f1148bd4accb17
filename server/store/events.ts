import type { Event, Session } from '#lib/event/event.ts';
import { formatJoinCode } from '#lib/event/join-code.ts';
import { createEvent } from './event-creation.ts';
import { type Database, reading, type Tx } from './schema.ts';
import type { EventStore } from './store.ts';

/** Events with their programme and codes. */
export function eventsIn(db: Database): EventStore {
  return {
    create: (plan, rooms, now) => db.transaction().execute((tx) => createEvent(tx, plan, rooms, now)),
    read: (eventId) => reading(db, (tx) => readEvent(tx, eventId)),
    sessions: (eventId) => reading(db, (tx) => readSessions(tx, eventId)),

    async list() {
      const rows = await db.selectFrom('event').select('id').orderBy('created_at').orderBy('id').execute();
      return rows.map((row) => row.id);
    },

    async joinCode(eventId) {
      const row = await db
        .selectFrom('event')
        .select('join_code')
        .where('id', '=', eventId)
        .executeTakeFirst();
      return row === undefined ? null : formatJoinCode(row.join_code);
    },

    byJoinCode: (code, now) => openEvent(db, 'join_code', code, now),
    byJoinSecret: (secretHash, now) => openEvent(db, 'join_secret_hash', secretHash, now),

    async setJoinSecret(eventId, secretHash) {
      await db
        .updateTable('event')
        .set({ join_secret_hash: secretHash })
        .where('id', '=', eventId)
        .executeTakeFirst();
    },

    reschedule: (eventId, times, retainUntil) =>
      db.transaction().execute(async (tx) => {
        await tx
          .updateTable('event')
          .set({ retain_until: retainUntil })
          .where('id', '=', eventId)
          .executeTakeFirst();
        for (const { sessionId, startsAt, endsAt } of times) {
          await tx
            .updateTable('session')
            .set({ starts_at: startsAt, ends_at: endsAt })
            .where('id', '=', sessionId)
            .where('event_id', '=', eventId)
            .executeTakeFirst();
        }
      }),

    setSessionState: (sessionId, state) =>
      db.transaction().execute(async (tx) => {
        const session = await tx
          .updateTable('session')
          .set({ state })
          .where('id', '=', sessionId)
          .returning('id')
          .executeTakeFirst();
        await tx
          .updateTable('room')
          .set({ closed: state === 'closed' ? 1 : 0 })
          .where('session_id', '=', sessionId)
          .execute();
        return session !== undefined;
      }),
  };
}

async function openEvent(
  db: Database,
  key: 'join_code' | 'join_secret_hash',
  value: string,
  now: number,
): Promise<string | null> {
  const row = await db
    .selectFrom('event')
    .select('id')
    .where(key, '=', value)
    .where('retain_until', '>', now)
    .executeTakeFirst();
  return row?.id ?? null;
}

async function readEvent(tx: Tx, eventId: string): Promise<Event | null> {
  const row = await tx.selectFrom('event').selectAll().where('id', '=', eventId).executeTakeFirst();
  if (row === undefined) return null;
  const countries = await listOf(tx, 'country', eventId).select(['code', 'name']).execute();
  const organisations = await listOf(tx, 'organisation', eventId).select(['id', 'name', 'kind']).execute();
  const topics = await listOf(tx, 'topic', eventId).select(['id', 'name']).execute();
  return {
    id: row.id,
    title: JSON.parse(row.title),
    date: row.date,
    timeZone: row.time_zone,
    languages: JSON.parse(row.languages),
    countries: countries.map(({ code, name }) => ({ code, name: JSON.parse(name) })),
    organisations,
    topics: topics.map(({ id, name }) => ({ id, name: JSON.parse(name) })),
    retainUntil: row.retain_until,
  };
}

function listOf<Table extends 'country' | 'organisation' | 'topic'>(tx: Tx, table: Table, eventId: string) {
  return tx
    .selectFrom<'country' | 'organisation' | 'topic'>(table)
    .where('event_id', '=', eventId)
    .orderBy('position');
}

async function readSessions(tx: Tx, eventId: string): Promise<Session[]> {
  const sessions = await tx
    .selectFrom('session')
    .selectAll()
    .where('event_id', '=', eventId)
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
  const rooms = await tx
    .selectFrom('room')
    .innerJoin('session', 'session.id', 'room.session_id')
    .select(['room.id', 'room.session_id', 'room.countries'])
    .where('session.event_id', '=', eventId)
    .orderBy('room.position')
    .execute();
  return sessions.map((row) => ({
    id: row.id,
    eventId: row.event_id,
    kind: row.kind,
    title: JSON.parse(row.title),
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    place: row.place,
    attribution: row.attribution,
    state: row.state,
    rooms: rooms
      .filter((room) => room.session_id === row.id)
      .map((room) => ({ id: room.id, sessionId: row.id, countries: JSON.parse(room.countries) })),
  }));
}
