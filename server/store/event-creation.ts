import type { Insertable } from 'kysely';
import type { EventPlan, Room, RoomTemplate, Session } from '#lib/event/event.ts';
import { normaliseJoinCode } from '#lib/event/join-code.ts';
import { NO_VOTES, type Votes } from '#lib/outputs-file/votes.ts';
import { writeVotes } from './carried.ts';
import type { Schema, Tx } from './schema.ts';
import type { EventStore, RoomSeed } from './store.ts';

/** Rows at once; both engines take several times as many values in one statement. */
const ROWS_MAX = 500;

/** Writes an event, its programme and its rooms with their first entries. */
export async function createEvent(
  tx: Tx,
  plan: EventPlan,
  seeds: RoomSeed[],
  now: number,
  people: NonNullable<Parameters<EventStore['create']>[3]> = [],
  votes: Votes = NO_VOTES,
): Promise<void> {
  const { event } = plan;
  const joinCode = normaliseJoinCode(plan.joinCode);
  if (joinCode === null) throw new RangeError(`"${plan.joinCode}" is not a join code.`);
  await tx
    .insertInto('event')
    .values({
      id: event.id,
      title: JSON.stringify(event.title),
      date: event.date,
      time_zone: event.timeZone,
      languages: JSON.stringify(event.languages),
      retain_until: event.retainUntil,
      join_code: joinCode,
      join_secret_hash: null,
      created_at: now,
    })
    .execute();
  const inEvent = { event_id: event.id };
  await insertAll(
    tx,
    'country',
    event.countries.map(({ code, name }, position) => ({
      ...inEvent,
      code,
      position,
      name: JSON.stringify(name),
    })),
  );
  await insertAll(
    tx,
    'organisation',
    event.organisations.map(({ id, name, kind }, position) => ({ ...inEvent, id, position, name, kind })),
  );
  await insertAll(
    tx,
    'topic',
    event.topics.map(({ id, name }, position) => ({ ...inEvent, id, position, name: JSON.stringify(name) })),
  );
  await insertAll(
    tx,
    'person',
    people.map(({ person, listed }) => ({
      id: person.id,
      event_id: event.id,
      role: person.role,
      name: person.name,
      organisation_id: person.organisationId,
      country: person.country,
      language: person.language,
      created_at: now,
      removed_at: listed ? null : now,
    })),
  );
  for (const { session, template } of plan.sessions) await createSession(tx, session, template, seeds, now);
  await insertAll(
    tx,
    'poll',
    plan.polls.map(({ id, sessionId, plan: asked }, position) => ({
      ...inEvent,
      id,
      session_id: sessionId,
      position,
      version: 1,
      plan: JSON.stringify(asked),
    })),
  );
  await writeVotes(tx, event.id, votes);
}

async function createSession(
  tx: Tx,
  session: Session,
  template: RoomTemplate,
  seeds: RoomSeed[],
  now: number,
): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      id: session.id,
      event_id: session.eventId,
      kind: session.kind,
      title: JSON.stringify(session.title),
      starts_at: session.startsAt,
      ends_at: session.endsAt,
      place: session.place,
      attribution: session.attribution,
      state: session.state,
      template: JSON.stringify(template),
    })
    .execute();
  const closed = session.state === 'closed' ? 1 : 0;
  await insertRooms(
    tx,
    session.rooms.map((room, position) => ({ room, position, closed })),
    seeds,
    now,
  );
}

/** Writes rooms of a session, each with its first entry. */
export async function insertRooms(
  tx: Tx,
  rooms: { room: Room; position: number; closed: number }[],
  seeds: RoomSeed[],
  now: number,
): Promise<void> {
  const seeded = rooms.map((each) => ({ ...each, seed: seedOf(each.room.id, seeds) }));
  await insertAll(
    tx,
    'room',
    seeded.map(({ room, seed, position, closed }) => ({
      id: room.id,
      session_id: room.sessionId,
      position,
      countries: JSON.stringify(room.countries),
      epoch: seed.epoch,
      head: seed.content === undefined ? 1 : 2,
      bytes: seed.update.byteLength + (seed.content?.update.byteLength ?? 0),
      closed,
    })),
  );
  await insertAll(
    tx,
    'room_client',
    seeded.map(({ room, seed }) => ({
      room_id: room.id,
      client: seed.client,
      person_id: null,
      position: 1,
    })),
  );
  await insertAll(
    tx,
    'log_entry',
    seeded.map(({ room, seed }) => ({ room_id: room.id, position: 1, data: seed.update, saved_at: now })),
  );
  for (const { room, seed } of seeded) await insertContent(tx, room.id, seed);
}

/** What was written elsewhere, as it would stand here had it been written here. */
async function insertContent(tx: Tx, roomId: string, { content }: RoomSeed): Promise<void> {
  if (content === undefined) return;
  const { update, owners, origins, savedAt } = content;
  const here = { room_id: roomId };
  await insertAll(
    tx,
    'room_client',
    owners.map(({ client, personId }) => ({ ...here, client, person_id: personId, position: 2 })),
  );
  await insertAll(tx, 'log_entry', [{ ...here, position: 2, data: update, saved_at: savedAt }]);
  await insertAll(
    tx,
    'card_origin',
    origins.map(({ cardId, createdAt }) => ({ ...here, card_id: cardId, created_at: createdAt })),
  );
}

function seedOf(roomId: string, seeds: RoomSeed[]): RoomSeed {
  const seed = seeds.find((candidate) => candidate.roomId === roomId);
  if (seed === undefined) throw new RangeError(`The room ${roomId} has no first entry.`);
  return seed;
}

async function insertAll<Table extends keyof Schema>(
  tx: Tx,
  table: Table,
  rows: Insertable<Schema[Table]>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_MAX) {
    await tx
      .insertInto(table)
      .values(rows.slice(at, at + ROWS_MAX))
      .execute();
  }
}
