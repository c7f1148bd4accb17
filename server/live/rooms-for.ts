import { type Action, type Holder, may } from '#lib/people/permission.ts';
import type { Reply } from '#lib/wire/live.ts';
import { type LiveParts, no } from './door.ts';

/** Whether all of these are rooms of the event. */
export async function areOfEvent(
  { store }: Pick<LiveParts, 'store'>,
  eventId: string,
  roomIds: readonly string[],
): Promise<boolean> {
  const sessions = await store.events.sessions(eventId);
  const known = new Set(sessions.flatMap((session) => session.rooms.map(({ id }) => id)));
  return roomIds.every((roomId) => known.has(roomId));
}

/** Why the person may not do this in all of these rooms; null when they may. */
export async function refusalIn(
  parts: Pick<LiveParts, 'store'>,
  person: Holder,
  action: Action,
  roomIds: readonly string[],
): Promise<Reply<never> | null> {
  const { eventId } = person;
  if (!(await areOfEvent(parts, eventId, roomIds))) return no('not-found');
  return may(person, action, { eventId }) ? null : no('forbidden');
}
