import { filled } from '#lib/event/given.ts';
import type { Rooms } from '#server/room/rooms.ts';
import type { RoomToProject } from '#server/store/projection-store.ts';
import type { Store } from '#server/store/store.ts';

/**
 * Puts the headings of a room's guided notes right, as its session has them.
 *
 * @returns false when the room cannot be written in now
 */
export async function keepHeadings(
  { store, rooms }: { store: Store; rooms: Rooms },
  { roomId, eventId, epoch, clients }: RoomToProject,
): Promise<boolean> {
  const programme = await store.events.programme(eventId);
  const session = programme?.sessions.find((each) => each.rooms.some(({ id }) => id === roomId));
  if (session === undefined) return true;
  const headings = session.template.headings.map(({ id, title }) => ({ id, title: filled(title) }));
  const server = clients.flatMap(({ client, personId }) => (personId === null ? [client] : []));
  return (await rooms.write({ roomId, epoch, edit: { is: 'headings', headings, server } })).ok;
}
