import { SLOTS, type Slot } from './demonstration-day.ts';
import { COUNTRIES, ORGANISATIONS, say, TOPICS } from './demonstration-people.ts';
import { DEMONSTRATION_POLLS } from './demonstration-polls.ts';
import { templateOf } from './demonstration-templates.ts';
import type { EventPlan, Session } from './event.ts';
import { DEMONSTRATION_CODE } from './join-code.ts';
import { instantOf, localDay } from './programme.ts';

export const DEMONSTRATION_EVENT = 'demo';

const TIME_ZONE = 'Europe/Brussels';
const RETENTION_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The demonstration event: the meeting of 28 March 2019 with its countries and organisations, laid on the day that
 * it is in Brussels at `now`, kept for 90 days from then. Ids and code are always the same.
 */
export function demonstrationPlan(now: number): EventPlan {
  const today = localDay(now, TIME_ZONE);
  return {
    event: {
      id: DEMONSTRATION_EVENT,
      title: say(
        'Rencontre des partenaires de retour, 28 mars 2019',
        'Ontmoeting van de terugkeerpartners, 28 maart 2019',
        'Meeting of the return partners, 28 March 2019',
        'لقاء شركاء العودة، 28 مارس 2019',
      ),
      date: '2019-03-28',
      timeZone: TIME_ZONE,
      languages: ['fr', 'nl', 'en', 'ar'],
      countries: COUNTRIES,
      organisations: ORGANISATIONS,
      topics: TOPICS,
      retainUntil: instantOf(today, '00:00', TIME_ZONE) + RETENTION_DAYS * DAY_MS,
    },
    joinCode: DEMONSTRATION_CODE,
    sessions: SLOTS.map((slot) => ({ session: sessionOf(slot, now), template: templateOf(slot.kind) })),
    polls: [...DEMONSTRATION_POLLS],
  };
}

/** A line of the programme as a session with its rooms, on the day that it is in Brussels at `now`. */
export function sessionOf(slot: Slot, now: number): Session {
  const day = localDay(now, TIME_ZONE);
  const sessionId = `${DEMONSTRATION_EVENT}-${slot.id}`;
  return {
    id: sessionId,
    eventId: DEMONSTRATION_EVENT,
    kind: slot.kind,
    title: slot.title,
    startsAt: instantOf(day, slot.from, TIME_ZONE),
    endsAt: instantOf(day, slot.to, TIME_ZONE),
    place: slot.place,
    attribution: slot.attribution ?? 'person',
    state: 'open',
    rooms: Object.entries(slot.rooms).map(([part, countries]) => ({
      id: `${sessionId}-${part}`,
      sessionId,
      countries,
    })),
  };
}
