import type { ExpressionBuilder } from 'kysely';
import type { Event, Session } from '#lib/event/event.ts';
import { filled } from '#lib/event/given.ts';
import { formatJoinCode } from '#lib/event/join-code.ts';
import { createEvent } from './event-creation.ts';
import { editProgramme, readProgramme } from './programme.ts';
import { readRawEvent } from './raw-event.ts';
import { type Database, reading, type Schema, type Tx } from './schema.ts';
import type { EventStore } from './store.ts';

/** Events with their programme and codes. */
export function eventsIn(db: Database): EventStore {
  return {
    create: (plan, rooms, now, people, votes) =>
      db.transaction().execute((tx) => createEvent(tx, plan, rooms, now, people, votes)),
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
          .set((event) => ({ ...nextVersion(event), retain_until: retainUntil }))
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

    programme: (eventId) => reading(db, (tx) => readProgramme(tx, eventId)),
    edit: (eventId, version, change, seeds, now) =>
      db.transaction().execute((tx) => editProgramme(tx, eventId, version, change, seeds, now)),

    async setJoinCode(eventId, code, secretHash) {
      await db
        .updateTable('event')
        .set({ join_code: code, join_secret_hash: secretHash })
        .where('id', '=', eventId)
        .executeTakeFirst();
    },

    setSessionState: (sessionId, state) =>
      db.transaction().execute(async (tx) => {
        // The event first, as every edit does: an edit decided on the other state is then decided again.
        const event = await tx
          .updateTable('event')
          .set(nextVersion)
          .where('id', '=', (session) =>
            session.selectFrom('session').select('event_id').where('session.id', '=', sessionId),
          )
          .returning('id')
          .executeTakeFirst();
        if (event === undefined) return false;
        await tx.updateTable('session').set({ state }).where('id', '=', sessionId).execute();
        await tx
          .updateTable('room')
          .set(state === 'closed' ? { closed: 1 } : (room) => ({ closed: room.ref('archived') }))
          .where('session_id', '=', sessionId)
          .execute();
        return true;
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

function nextVersion(event: ExpressionBuilder<Schema, 'event'>) {
  return { version: event('version', '+', 1) };
}

/** The event as people read it: where a language is missing, another stands in. */
async function readEvent(tx: Tx, eventId: string): Promise<Event | null> {
  const event = await readRawEvent(tx, eventId);
  if (event === null) return null;
  return {
    ...event,
    title: filled(event.title),
    countries: event.countries.map(({ code, name }) => ({ code, name: filled(name) })),
    topics: event.topics.map(({ id, name }) => ({ id, name: filled(name) })),
  };
}

async function readSessions(tx: Tx, eventId: string): Promise<Session[]> {
  const sessions = await tx
    .selectFrom('session')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('archived', '=', 0)
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
  const rooms = await tx
    .selectFrom('room')
    .innerJoin('session', 'session.id', 'room.session_id')
    .select(['room.id', 'room.session_id', 'room.countries'])
    .where('session.event_id', '=', eventId)
    .where('room.archived', '=', 0)
    .orderBy('room.position')
    .execute();
  return sessions.map((row) => ({
    id: row.id,
    eventId: row.event_id,
    kind: row.kind,
    title: filled(JSON.parse(row.title)),
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
