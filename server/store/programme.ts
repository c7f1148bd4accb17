import type { Event } from '#lib/event/event.ts';
import type { KeptProgramme, KeptSession, ProgrammeChange } from '#lib/event/kept.ts';
import { insertRooms } from './event-creation.ts';
import { TAKEN_BACK } from './question-lock.ts';
import { readRawEvent } from './raw-event.ts';
import type { Tx } from './schema.ts';
import type { RoomSeed } from './store.ts';

/** The programme with all that is kept of it, as of one moment. */
export async function readProgramme(tx: Tx, eventId: string): Promise<KeptProgramme | null> {
  const row = await tx.selectFrom('event').select('version').where('id', '=', eventId).executeTakeFirst();
  const event = await readRawEvent(tx, eventId);
  if (row === undefined || event === null) return null;
  return {
    version: row.version,
    event,
    sessions: await readKeptSessions(tx, eventId),
    used: await belongings(tx, eventId),
  };
}

/**
 * Puts a change in place if nothing else has changed since `version`. The event's row is locked first, so that of
 * two edits at once the later finds another version.
 */
export async function editProgramme(
  tx: Tx,
  eventId: string,
  version: number,
  change: ProgrammeChange,
  seeds: RoomSeed[],
  now: number,
): Promise<number | null> {
  const moved = await tx
    .updateTable('event')
    .set({ version: version + 1 })
    .where('id', '=', eventId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (moved === undefined) return null;
  if (change.event !== undefined) await putEvent(tx, eventId, change.event);
  for (const session of change.sessions ?? []) await putSession(tx, eventId, session, seeds, now);
  return moved.version;
}

async function readKeptSessions(tx: Tx, eventId: string): Promise<KeptSession[]> {
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
    .select(['room.id', 'room.session_id', 'room.countries', 'room.archived', 'room.head'])
    .select((room) =>
      room
        .selectFrom('question')
        .select((question) => question.fn.countAll<number>().as('count'))
        .whereRef('question.room_id', '=', 'room.id')
        .where('question.state', '!=', TAKEN_BACK)
        .$asScalar()
        .$notNull()
        .as('questions'),
    )
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
    version: row.version,
    archived: row.archived === 1,
    template: JSON.parse(row.template),
    rooms: rooms
      .filter((room) => room.session_id === row.id)
      .map((room) => ({
        id: room.id,
        sessionId: row.id,
        countries: JSON.parse(room.countries),
        archived: room.archived === 1,
        // The first entry is the template.
        written: room.head > 1 || Number(room.questions) > 0,
      })),
  }));
}

/** What people of the event belong to, also those who were removed. */
async function belongings(tx: Tx, eventId: string): Promise<KeptProgramme['used']> {
  const people = await tx
    .selectFrom('person')
    .select(['organisation_id', 'country'])
    .where('event_id', '=', eventId)
    .execute();
  const different = (values: (string | null)[]) =>
    [...new Set(values)].filter((value) => value !== null).sort();
  return {
    organisations: different(people.map((person) => person.organisation_id)),
    countries: different(people.map((person) => person.country)),
  };
}

async function putEvent(tx: Tx, eventId: string, event: Event): Promise<void> {
  await tx
    .updateTable('event')
    .set({
      title: JSON.stringify(event.title),
      date: event.date,
      time_zone: event.timeZone,
      languages: JSON.stringify(event.languages),
      retain_until: event.retainUntil,
    })
    .where('id', '=', eventId)
    .execute();
  const inEvent = { event_id: eventId };
  for (const [position, { code, name }] of event.countries.entries()) {
    const values = { position, name: JSON.stringify(name) };
    await tx
      .insertInto('country')
      .values({ ...inEvent, code, ...values })
      .onConflict((row) => row.columns(['event_id', 'code']).doUpdateSet(values))
      .execute();
  }
  for (const [position, { id, name, kind }] of event.organisations.entries()) {
    await tx
      .insertInto('organisation')
      .values({ ...inEvent, id, position, name, kind })
      .onConflict((row) => row.columns(['event_id', 'id']).doUpdateSet({ position, name, kind }))
      .execute();
  }
  for (const [position, { id, name }] of event.topics.entries()) {
    const values = { position, name: JSON.stringify(name) };
    await tx
      .insertInto('topic')
      .values({ ...inEvent, id, ...values })
      .onConflict((row) => row.columns(['event_id', 'id']).doUpdateSet(values))
      .execute();
  }
  // `''` is no id, so that an empty list still makes a condition.
  const codes = ['', ...event.countries.map(({ code }) => code)];
  const organisations = ['', ...event.organisations.map(({ id }) => id)];
  const topics = ['', ...event.topics.map(({ id }) => id)];
  await tx.deleteFrom('country').where('event_id', '=', eventId).where('code', 'not in', codes).execute();
  await tx
    .deleteFrom('organisation')
    .where('event_id', '=', eventId)
    .where('id', 'not in', organisations)
    .execute();
  await tx.deleteFrom('topic').where('event_id', '=', eventId).where('id', 'not in', topics).execute();
}

async function putSession(
  tx: Tx,
  eventId: string,
  session: KeptSession,
  seeds: RoomSeed[],
  now: number,
): Promise<void> {
  const values = {
    kind: session.kind,
    title: JSON.stringify(session.title),
    starts_at: session.startsAt,
    ends_at: session.endsAt,
    place: session.place,
    attribution: session.attribution,
    state: session.state,
    version: session.version,
    archived: session.archived ? 1 : 0,
    template: JSON.stringify(session.template),
  };
  await tx
    .insertInto('session')
    .values({ id: session.id, event_id: eventId, ...values })
    .onConflict((row) => row.column('id').doUpdateSet(values))
    .execute();
  for (const [position, room] of session.rooms.entries()) {
    const closed = session.state === 'closed' || session.archived || room.archived ? 1 : 0;
    const known = await tx
      .updateTable('room')
      .set({
        position,
        countries: JSON.stringify(room.countries),
        archived: room.archived ? 1 : 0,
        closed,
      })
      .where('id', '=', room.id)
      .where('session_id', '=', session.id)
      .returning('id')
      .executeTakeFirst();
    if (known === undefined) await insertRooms(tx, [{ room, position, closed }], seeds, now);
  }
}
