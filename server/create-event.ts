import type { EventPlan } from '#lib/event/event.ts';
import { seedsOf } from './http/room-seed.ts';
import type { Store } from './store/store.ts';
import type { Clock, Random } from './world.ts';

/** Creates a planned event with its sessions and rooms; each room's log begins with its template. */
export async function createEvent(
  plan: EventPlan,
  { store, clock, random }: { store: Store; clock: Clock; random: Random },
): Promise<void> {
  await store.events.create(plan, seedsOf(plan, random), clock());
}
