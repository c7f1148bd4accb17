import type { Language, Translated } from '#lib/language/language.ts';
import type { PollPlan } from '#lib/poll/poll.ts';

/** The meeting: its date, languages, countries, organisations, topics and the date after which all is erased. */
export interface Event {
  id: string;
  title: Translated;
  /** The meeting's own date as its title says it, ISO `YYYY-MM-DD`. The sessions may lie on another day (demonstration). */
  date: string;
  /** IANA time zone in which the programme is shown, such as `Europe/Brussels`. */
  timeZone: string;
  languages: Language[];
  countries: Country[];
  organisations: Organisation[];
  topics: Topic[];
  /** Milliseconds since 1970. */
  retainUntil: number;
}

/** A country or a region. `code` is ISO 3166-1 alpha-2 (`IQ`) or 3166-2 (`RU-CE`, Chechnya). */
export interface Country {
  code: string;
  name: Translated;
}

export type OrganisationKind =
  | 'public body'
  | 'ngo'
  | 'intergovernmental'
  | 'local partner'
  | 'social sector';

export interface Organisation {
  id: string;
  name: string;
  kind: OrganisationKind;
}

/** What cards can be tagged with, and later the columns of the country × topic matrix. */
export interface Topic {
  id: string;
  name: Translated;
}

export type SessionKind = 'plenary' | 'workshop' | 'exchange' | 'visit';

/** How an author is shown to others in a session: by name, or by organisation and country only. */
export type Attribution = 'person' | 'organisation';

/** One slot of the programme. */
export interface Session {
  id: string;
  eventId: string;
  kind: SessionKind;
  title: Translated;
  /** Milliseconds since 1970. */
  startsAt: number;
  endsAt: number;
  place: string;
  attribution: Attribution;
  /** Closed sessions are read-only. */
  state: 'open' | 'closed';
  rooms: Room[];
}

/** Where people work in one session: of one country, of several, or of all (no country named). */
export interface Room {
  id: string;
  sessionId: string;
  countries: string[];
}

/** What a new room's document holds: headings of the notes and columns of the board, in every language. */
export interface RoomTemplate {
  headings: { id: string; title: Translated }[];
  columns: { id: string; title: Translated }[];
}

/** All that is needed to create an event in one go; ids are given by the planner so that a plan can be repeated. */
export interface EventPlan {
  event: Event;
  /** The join code as people see it, such as `2803-2019`. */
  joinCode: string;
  sessions: { session: Session; template: RoomTemplate }[];
  /** Prepared for it, in their order. */
  polls: PlannedPoll[];
}

export interface PlannedPoll {
  id: string;
  /** The session it is meant for; null: any. */
  sessionId: string | null;
  plan: PollPlan;
}
