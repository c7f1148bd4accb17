import { DEMONSTRATION_EVENT } from '#lib/event/demonstration.ts';
import { newRooms } from '#lib/event/edit-session.ts';
import type { Session } from '#lib/event/event.ts';
import type { ProgrammeChange } from '#lib/event/kept.ts';
import { type Attendee, attendees } from '#lib/full-day/people.ts';
import { fullDayPlan } from '#lib/full-day/programme.ts';
import { type DayRoom, dayOf, lastClient } from '#lib/full-day/room.ts';
import { cardsOfRooms } from '#lib/full-day/sizes.ts';
import { seedOf } from './http/room-seed.ts';
import type { Log } from './log.ts';
import type { Store } from './store/store.ts';
import type { Clock, Random } from './world.ts';

interface Parts {
  store: Store;
  clock: Clock;
  random: Random;
  log: Log;
}

/**
 * Fills the demonstration event with what a full day leaves behind: its people, more sessions, and in each room what
 * they wrote, appended to the room's log as if it had arrived from their devices. What is there already stays; after a
 * start that was broken off, the rest is added.
 */
export async function ensureFullDay(parts: Parts): Promise<void> {
  const { store, clock, log } = parts;
  const started = performance.now();
  await ensureProgramme(parts);
  const event = await store.events.read(DEMONSTRATION_EVENT);
  if (event === null) return;
  const people = attendees(event);
  for (const { writes, ...person } of people) {
    if ((await store.people.read(person.id)) === null) await store.people.create(person, clock());
  }
  const planned = fullDayPlan(clock()).sessions.flatMap(({ session }) => session.rooms);
  const counts = cardsOfRooms(planned.map(({ id }) => id));
  let filled = 0;
  for (const session of await store.events.sessions(event.id)) {
    for (const { id, countries } of session.rooms) {
      const cards = counts.get(id);
      if (cards !== undefined && (await fill(parts, { session, roomId: id, countries, cards, people }))) {
        filled++;
      }
    }
  }
  log.info('full day written', { rooms: filled, milliseconds: Math.round(performance.now() - started) });
}

/** Adds the sessions that the programme has not yet. */
async function ensureProgramme({ store, clock, random }: Parts): Promise<void> {
  const programme = await store.events.programme(DEMONSTRATION_EVENT);
  if (programme === null) return;
  const known = new Set(programme.sessions.map(({ id }) => id));
  const sessions = fullDayPlan(clock())
    .sessions.filter(({ session }) => !known.has(session.id))
    .map(({ session, template }) => ({
      ...session,
      version: 1,
      archived: false,
      template,
      rooms: session.rooms.map((room) => ({ ...room, archived: false, written: false })),
    }));
  if (sessions.length === 0) return;
  const change: ProgrammeChange = { sessions };
  const seeds = newRooms(programme, change).map(({ room, template }) => seedOf(room.id, template, random));
  await store.events.edit(DEMONSTRATION_EVENT, programme.version, change, seeds, clock());
}

interface Filling extends Pick<DayRoom, 'roomId' | 'cards'> {
  session: Session;
  countries: readonly string[];
  people: readonly Attendee[];
}

/** False: the room has its day already, or cannot be written in any more. */
async function fill({ store, clock }: Parts, filling: Filling): Promise<boolean> {
  const { session, roomId, countries, cards, people } = filling;
  const stored = await store.rooms.load(roomId);
  const template = stored?.entries.find(({ position }) => position === 1)?.update;
  if (stored === null || stored.closed || template === undefined) return false;
  if (stored.clients.some(({ client }) => client === lastClient(roomId))) return false;
  const batches = dayOf({
    roomId,
    cards,
    template,
    country: countries.length === 1 ? (countries[0] ?? null) : null,
    people: present(people, countries, roomId),
    revealed: REVEALED[session.id] ?? null,
    from: session.startsAt,
    to: session.endsAt,
  });
  for (const { at, update, claims } of batches) {
    // Nothing was written later than now, also where the session is still to come.
    const answer = await store.rooms.append(roomId, stored.epoch, update, claims, Math.min(at, clock()));
    if (!answer.ok) return false;
  }
  return true;
}

/** Sessions in which people wrote privately first. */
const REVEALED: Record<string, DayRoom['revealed']> = {
  'demo-iom': 'anonymous',
  'demo-network': 'organisation',
  'demo-spot': 'anonymous',
};

/** Everybody of the room's countries, and some of the others: those of all countries take turns. */
function present(people: readonly Attendee[], countries: readonly string[], roomId: string): Attendee[] {
  if (countries.length === 0) return [...people];
  const turn = roomId.length % 5;
  return people.filter(({ country }, index) =>
    country === null ? index % 5 === turn : countries.includes(country),
  );
}
