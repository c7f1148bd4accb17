import { roomFor } from '#lib/event/programme.ts';
import { may } from '#lib/people/permission.ts';
import type { Person } from '#lib/people/person.ts';
import type { EventAnswer, MeAnswer, RoomAnswer } from '#lib/wire/api.ts';
import type { Visitor } from '#server/access/pass.ts';
import type { HttpParts } from './ask.ts';

type Needs = Pick<HttpParts, 'store' | 'clock'>;

/** What pages and API ask alike; each is null where somebody may not know. */

export function meAnswer(visitor: Visitor): MeAnswer {
  return { person: visitor.person, sharedDevice: visitor.sharedDevice };
}

export async function eventAnswer(needs: Needs, person: Person): Promise<EventAnswer | null> {
  const { eventId } = person;
  return may(person, 'event:read', { eventId }) ? programmeAnswer(needs, eventId) : null;
}

/** The programme of an event, for whoever was asked whether they may know it. */
export async function programmeAnswer({ store, clock }: Needs, eventId: string): Promise<EventAnswer | null> {
  const [event, sessions] = await Promise.all([store.events.read(eventId), store.events.sessions(eventId)]);
  return event === null ? null : { event, sessions, now: clock() };
}

/** A room of another event answers like one that does not exist. */
export async function roomAnswer(
  { store }: Needs,
  person: Person,
  roomId: string,
): Promise<RoomAnswer | null> {
  const room = await store.rooms.find(roomId);
  if (room === null || !may(person, 'room:read', { eventId: room.eventId })) return null;
  const session = (await store.events.sessions(room.eventId)).find(({ id }) => id === room.sessionId);
  // A room that was taken out of the programme is not among them.
  if (session === undefined || !session.rooms.some(({ id }) => id === roomId)) return null;
  const base = { roomId, epoch: room.epoch, session };
  if (may(person, 'room:write', { eventId: room.eventId, closed: room.closed }))
    return { ...base, access: 'write' };
  const reason = may(person, 'room:write', { eventId: room.eventId }) ? 'session-closed' : 'observer';
  return { ...base, access: 'read', reason };
}

/** Where a person goes first: their room of now or next, or null for the programme. */
export async function firstRoom({ store, clock }: Needs, person: Person): Promise<string | null> {
  return roomFor(await store.events.sessions(person.eventId), person, clock())?.id ?? null;
}
