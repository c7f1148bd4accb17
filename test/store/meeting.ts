import type { EventPlan, Session } from '#lib/event/event.ts';
import type { Person, Role } from '#lib/people/person.ts';
import type { RoomSeed, Store } from '#server/store/store.ts';

/** A small meeting to store: an exchange with a room for Iraq and one for Morocco, and a closing plenary. */

export const NOW = 1_553_760_000_000;
export const EPOCH = 'epoch-1';
/** The template's Yjs client id in every room of these meetings. */
export const TEMPLATE_CLIENT = 1;

let meetings = 0;

export interface Meeting {
  id: string;
  plan: EventPlan;
  seeds: RoomSeed[];
  iraq: string;
  morocco: string;
  exchange: string;
}

/** A meeting with ids and a join code that no other meeting of this run has; not stored yet. */
export function plannedMeeting(): Meeting {
  meetings += 1;
  const id = `meeting-${meetings}`;
  const text = (word: string) => ({ fr: word, nl: word, en: word, ar: `${word} ؟` });
  const session = (name: string, hour: number, rooms: Record<string, string[]>): Session => ({
    id: `${id}-${name}`,
    eventId: id,
    kind: name === 'exchange' ? 'exchange' : 'plenary',
    title: text(name),
    startsAt: NOW + hour * 3_600_000,
    endsAt: NOW + (hour + 1) * 3_600_000,
    place: 'Auditorium',
    attribution: name === 'exchange' ? 'organisation' : 'person',
    state: 'open',
    rooms: Object.entries(rooms).map(([part, countries]) => ({
      id: `${id}-${part}`,
      sessionId: `${id}-${name}`,
      countries,
    })),
  });
  const exchange = session('exchange', 1, { morocco: ['MA'], iraq: ['IQ'] });
  const closing = session('closing', 2, { all: [] });
  const template = { headings: [], columns: [] };
  const plan: EventPlan = {
    event: {
      id,
      title: text('Rencontre'),
      date: '2019-03-28',
      timeZone: 'Europe/Brussels',
      languages: ['fr', 'ar'],
      countries: [
        { code: 'MA', name: text('Maroc') },
        { code: 'IQ', name: text('Irak') },
      ],
      organisations: [
        { id: 'iom', name: 'IOM', kind: 'intergovernmental' },
        { id: 'caritas', name: 'Caritas International', kind: 'ngo' },
      ],
      topics: [
        { id: 'housing', name: text('Logement') },
        { id: 'health', name: text('Santé') },
      ],
      retainUntil: NOW + 90 * 86_400_000,
    },
    joinCode: `${String(meetings).padStart(4, '0')}-2019`,
    // Handed in out of order: the store gives them by start.
    sessions: [closing, exchange].map((one) => ({ session: one, template })),
    polls: [],
  };
  const rooms = [...exchange.rooms, ...closing.rooms];
  const seeds = rooms.map(({ id: roomId }) => ({
    roomId,
    epoch: EPOCH,
    client: TEMPLATE_CLIENT,
    update: bytes('template'),
  }));
  return { id, plan, seeds, iraq: `${id}-iraq`, morocco: `${id}-morocco`, exchange: exchange.id };
}

/** A meeting that the store has. */
export async function heldMeeting(store: Store): Promise<Meeting> {
  const meeting = plannedMeeting();
  await store.events.create(meeting.plan, meeting.seeds, NOW);
  return meeting;
}

/** Somebody who joined the meeting, with an id of their own. */
export async function joined(
  store: Store,
  meeting: Meeting,
  name: string,
  role: Role = 'participant',
  now = NOW,
): Promise<Person> {
  const person: Person = {
    id: `${meeting.id}-${name.toLowerCase()}`,
    eventId: meeting.id,
    role,
    name,
    organisationId: null,
    country: null,
    language: 'fr',
  };
  await store.people.create(person, now);
  return person;
}

/** Words as the bytes of an update; the store never looks inside. */
export function bytes(words: string): Uint8Array {
  return new Uint8Array(new TextEncoder().encode(words));
}

export function words(update: Uint8Array | undefined): string {
  return new TextDecoder().decode(update);
}
