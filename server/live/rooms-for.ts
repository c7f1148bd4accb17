import { type Action, type Holder, may, mayInAll, mayInSome } from '#lib/people/permission.ts';
import type { Reply } from '#lib/wire/live.ts';
import { sessionsOf } from './about.ts';
import { type LiveParts, no } from './door.ts';

/** Whether all of these are rooms of the event. */
export async function areOfEvent(
  parts: Pick<LiveParts, 'store'>,
  eventId: string,
  roomIds: readonly string[],
): Promise<boolean> {
  return roomIds.length === 0 || (await sessionsOf(parts, eventId, roomIds)).length > 0;
}

/** Why the person may not do this in all of these rooms; null when they may. */
export async function refusalIn(
  parts: Pick<LiveParts, 'store'>,
  person: Holder,
  action: Action,
  roomIds: readonly string[],
): Promise<Reply<never> | null> {
  const sessions = await sessionsOf(parts, person.eventId, roomIds);
  if (roomIds.length > 0 && sessions.length === 0) return no('not-found');
  return mayInAll(person, action, sessions) ? null : no('forbidden');
}

/** In which of these rooms the person may do this. */
export async function roomsWhere(
  { store }: Pick<LiveParts, 'store'>,
  person: Holder,
  action: Action,
  roomIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { eventId } = person;
  if (may(person, action, { eventId })) return new Set(roomIds);
  if (!mayInSome(person, action)) return new Set();
  const sessions = await store.events.sessions(eventId);
  const own = sessions.filter(({ id: sessionId }) => may(person, action, { eventId, sessionId }));
  const known = new Set(own.flatMap(({ rooms }) => rooms.map(({ id }) => id)));
  return new Set(roomIds.filter((roomId) => known.has(roomId)));
}
