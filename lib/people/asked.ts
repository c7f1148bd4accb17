import type { Presence } from '#lib/wire/live.ts';

/** The people who are in one of these rooms now, each once. */
export function peopleIn(people: readonly Presence[], roomIds: readonly string[]): Presence[] {
  const inRooms = people.filter(({ roomId }) => roomId !== null && roomIds.includes(roomId));
  return [...new Map(inRooms.map((person) => [person.personId, person])).values()];
}

/** Those of them who can be asked something: observers only read. */
export function askedIn(people: readonly Presence[], roomIds: readonly string[]): Presence[] {
  return peopleIn(people, roomIds).filter(({ role }) => role !== 'observer');
}
