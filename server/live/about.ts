import type { About, LiveAsk, LiveParts } from './door.ts';

/** The sessions of rooms; none when one of them is not a room of the event. */
export async function sessionsOf(
  { store }: Pick<LiveParts, 'store'>,
  eventId: string,
  roomIds: readonly string[],
): Promise<string[]> {
  const sessions = await store.events.sessions(eventId);
  const found = roomIds.map((roomId) => sessions.find(({ rooms }) => rooms.some(({ id }) => id === roomId)));
  const known = found.filter((session) => session !== undefined);
  return known.length < found.length ? [] : [...new Set(known.map(({ id }) => id))];
}

/** About rooms of the event. */
export function aboutRooms<Request>(roomsOf: (request: Request) => readonly string[]): About<Request> {
  return ({ parts, person }, request) => sessionsOf(parts, person.eventId, roomsOf(request));
}

/** About one room. */
export const aboutRoom: About<{ roomId: string }> = aboutRooms(({ roomId }) => [roomId]);

/** What is told to whoever facilitates any session: the work itself leaves out what is of others. */
export const aboutOwn: About<unknown> = async ({ person }) => person.facilitates ?? [];

/** A prepared poll of a session, with the rooms where it is to be asked; none for a poll of the whole event. */
export async function sessionsOfPoll(
  { parts, person }: Pick<LiveAsk, 'parts' | 'person'>,
  poll: { sessionId: string | null } | null,
  roomIds: readonly string[],
): Promise<readonly string[]> {
  if (poll === null || poll.sessionId === null) return [];
  if (roomIds.length === 0) return [poll.sessionId];
  const sessions = await sessionsOf(parts, person.eventId, roomIds);
  return sessions.length === 0 ? [] : [poll.sessionId, ...sessions];
}

/** About a round of a poll: the poll's session, and those of all rooms where it is asked. */
export const aboutRound: About<{ roundId: string }> = async (ask, { roundId }) => {
  const asked = await ask.parts.store.polls.round(roundId);
  return asked === null ? [] : sessionsOfPoll(ask, asked.poll, asked.round.roomIds);
};
