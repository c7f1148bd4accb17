import { DEMONSTRATION_EVENT, demonstrationPlan } from '#lib/event/demonstration.ts';
import type { Event } from '#lib/event/event.ts';
import { fullDayPlan } from '#lib/full-day/programme.ts';
import { newId } from '#lib/ids.ts';
import type { Person, Role } from '#lib/people/person.ts';
import type { Seal } from './access/seal.ts';
import { createEvent } from './create-event.ts';
import type { Store } from './store/store.ts';
import type { Clock, Random } from './world.ts';

/** Who comes into the demonstration by a personal link instead of the code. */
const HOSTS = {
  facilitator: { name: 'Facilitator', organisationId: 'fedasil' },
  staff: { name: 'Staff', organisationId: 'fedasil' },
  observer: { name: 'Observer', organisationId: null },
} as const satisfies Partial<Record<Role, Pick<Person, 'name' | 'organisationId'>>>;

export type Host = keyof typeof HOSTS;

export interface Demonstration {
  event: Event;
  joinCode: string;
  /** Fresh tickets for `/enter#<ticket>`; those of earlier starts no longer work. */
  tickets: Record<Host, string>;
}

/** Makes the demonstration event, laid on today, unless it is there already, and new links for its hosts. */
export async function ensureDemonstration(parts: {
  store: Store;
  seal: Seal;
  clock: Clock;
  random: Random;
}): Promise<Demonstration> {
  const { store } = parts;
  const plan = demonstrationPlan(parts.clock());
  if ((await store.events.read(DEMONSTRATION_EVENT)) === null) {
    await createEvent(plan, parts);
  } else {
    // Started again on another day: what was written stays, the day is today's.
    const times = fullDayPlan(parts.clock()).sessions.map(({ session: { id, startsAt, endsAt } }) => ({
      sessionId: id,
      startsAt,
      endsAt,
    }));
    await store.events.reschedule(DEMONSTRATION_EVENT, times, plan.event.retainUntil);
  }
  const event = (await store.events.read(DEMONSTRATION_EVENT)) ?? plan.event;
  return {
    event,
    joinCode: (await store.events.joinCode(event.id)) ?? plan.joinCode,
    tickets: {
      facilitator: await ticketFor('facilitator', event, parts),
      staff: await ticketFor('staff', event, parts),
      observer: await ticketFor('observer', event, parts),
    },
  };
}

async function ticketFor(
  role: Host,
  event: Event,
  { store, seal, clock, random }: { store: Store; seal: Seal; clock: Clock; random: Random },
): Promise<string> {
  const now = clock();
  const person = (await store.people.firstOfRole(event.id, role)) ?? {
    id: newId(random),
    eventId: event.id,
    role,
    country: null,
    language: 'fr' as const,
    ...HOSTS[role],
  };
  if ((await store.people.read(person.id)) === null) await store.people.create(person, now);
  const ticket = seal.token();
  await store.people.createTicket({
    hash: seal.hash('ticket', ticket),
    personId: person.id,
    expiresAt: event.retainUntil,
    now,
    replaceOwn: true,
  });
  return ticket;
}
