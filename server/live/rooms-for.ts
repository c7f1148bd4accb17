import { type Action, type Holder, may } from '#lib/people/permission.ts';
import type { Reply } from '#lib/wire/live.ts';
import { type LiveParts, no } from './door.ts';

/** Why the person may not do this in all of these rooms; null when they may. */
export async function refusalIn(
  { store }: Pick<LiveParts, 'store'>,
  person: Holder,
  action: Action,
  roomIds: readonly string[],
): Promise<Reply<never> | null> {
  const { eventId } = person;
  const sessions = await store.events.sessions(eventId);
  const known = new Set(sessions.flatMap((session) => session.rooms.map(({ id }) => id)));
  if (!roomIds.every((roomId) => known.has(roomId))) return no('not-found');
  return may(person, action, { eventId }) ? null : no('forbidden');
}
