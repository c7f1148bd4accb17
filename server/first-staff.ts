import { firstEventPlan } from '#lib/event/first-event.ts';
import { newId } from '#lib/ids.ts';
import type { Seal } from './access/seal.ts';
import { createEvent } from './create-event.ts';
import type { Store } from './store/store.ts';
import type { Clock, Random } from './world.ts';

/** How long the first link works; a later start prints another while nobody has used one. */
const FIRST_LINK_MS = 24 * 60 * 60 * 1000;

/**
 * On a new server: the empty first meeting, its first staff account, and the ticket of the link that opens it, which
 * works once. Null when there is a meeting already and somebody has come in.
 */
export async function ensureFirstStaff(parts: {
  store: Store;
  seal: Seal;
  clock: Clock;
  random: Random;
}): Promise<string | null> {
  const { store, seal, clock, random } = parts;
  const now = clock();
  if ((await store.events.list()).length === 0) await createEvent(firstEventPlan(now, random), parts);
  const [eventId, another] = await store.events.list();
  if (eventId === undefined || another !== undefined) return null;
  const staff = await store.people.firstOfRole(eventId, 'staff');
  if (staff !== null && (await store.people.hasEntered(staff.id))) return null;
  const personId = staff?.id ?? newId(random);
  if (staff === null) {
    await store.people.create(
      {
        id: personId,
        eventId,
        role: 'staff',
        name: 'Staff',
        organisationId: null,
        country: null,
        language: 'fr',
      },
      now,
    );
  }
  const ticket = seal.token();
  await store.people.createTicket({
    hash: seal.hash('ticket', ticket),
    personId,
    expiresAt: now + FIRST_LINK_MS,
    now,
    replaceOwn: true,
    once: true,
  });
  return ticket;
}
