import type { EventPlan } from '#lib/event/event.ts';
import { newId } from '#lib/ids.ts';
import { templateUpdate } from '#lib/room/template.ts';
import type { Store } from './store/store.ts';
import type { Clock, Random } from './world.ts';

/** Creates a planned event with its sessions and rooms; each room's log begins with its template. */
export async function createEvent(
  plan: EventPlan,
  { store, clock, random }: { store: Store; clock: Clock; random: Random },
): Promise<void> {
  const rooms = plan.sessions.flatMap(({ session, template }) =>
    session.rooms.map(({ id }) => {
      // The server's own Yjs client id in this room.
      const client = Buffer.from(random(4)).readUInt32LE();
      return { roomId: id, epoch: newId(random), client, update: templateUpdate(template, client) };
    }),
  );
  await store.events.create(plan, rooms, clock());
}
