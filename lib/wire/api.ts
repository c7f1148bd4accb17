import type { Event, Session } from '#lib/event/event.ts';
import type { KeptProgramme } from '#lib/event/kept.ts';
import type { Mistake } from '#lib/event/mistake.ts';
import type { AuditEntry } from '#lib/keep/audit.ts';
import type { PassageText } from '#lib/keep/redact.ts';
import type { Language } from '#lib/language/language.ts';
import type { Person, Role } from '#lib/people/person.ts';

/** Request and answer types of the HTTP API; docs/api.md describes each route. */

export interface JoinRequest {
  code: string;
  name: string;
  organisation?: string;
  country?: string;
  language?: Language;
  /** A device that others use too: the pass ends with the browser and nothing is kept on the device. */
  sharedDevice?: boolean;
}

/** `POST /api/code`: what the second step of joining shows, without creating anything. */
export interface CodeAnswer {
  event: Pick<Event, 'id' | 'title' | 'date' | 'languages' | 'countries' | 'organisations' | 'timeZone'>;
}

export interface JoinAnswer {
  participant: Person;
  event: Event;
  /** Where to go first: the room of their country that is on now or next, or null for the programme. */
  roomId: string | null;
}

/** `GET /api/me` */
export interface MeAnswer {
  person: Person;
  /** No device store, no long-lived cookie. */
  sharedDevice: boolean;
}

/** `GET /api/event` */
export interface EventAnswer {
  event: Event;
  sessions: Session[];
  /** The server's clock, milliseconds since 1970: clients draw with the difference. */
  now: number;
}

/** `GET /api/rooms/<roomId>` */
export interface RoomAnswer {
  roomId: string;
  epoch: string;
  session: Session;
  access: 'write' | 'read';
  reason?: 'observer' | 'session-closed';
}

/** `GET /api/epochs`: the present document of each room, so that a device forgets its copies of earlier ones. */
export interface EpochsAnswer {
  rooms: Record<string, string>;
}

/** Somebody of whom something is kept, removed and nameless people included. */
export interface KeptPerson {
  id: string;
  /** Empty for who was erased or made nameless. */
  name: string;
  role: Role;
  removed: boolean;
  erasure: 'anonymised' | 'erased' | null;
}

/** `GET /api/people/kept` */
export interface KeptPeopleAnswer {
  people: KeptPerson[];
}

/** `GET /api/rooms/<roomId>/passages`: what staff can redact, of which document. */
export interface PassagesAnswer {
  epoch: string;
  passages: PassageText[];
}

/** `POST /api/me/link`: a personal link, `<PUBLIC_URL>/enter#<ticket>`; a new one revokes the one before. */
export interface LinkAnswer {
  link: string;
}

/** `POST /api/ticket` {ticket, sharedDevice?}: exchanges a personal link for a pass. */
export interface TicketAnswer {
  person: Person;
  role: Role;
  roomId: string | null;
}

/** `GET /api/people`: everybody who has joined, to name those who are not here at the moment. */
export interface PeopleAnswer {
  people: Pick<Person, 'id' | 'name' | 'role' | 'organisationId' | 'country' | 'facilitates'>[];
}

/** `GET /api/join-code`: how others come in. */
export interface JoinCodeAnswer {
  /** As people see it, such as `2803-2019`. */
  code: string;
  /** The address in the QR code, with the long secret after `#`. */
  link: string;
  /** The QR code of `link` as an SVG document. */
  qr: string;
}

/** `GET /api/programme`, for those who edit it. */
export interface ProgrammeAnswer {
  programme: KeptProgramme;
}

/** What every edit of the programme answers. */
export interface EditAnswer {
  /** Of the programme as it is now. */
  version: number;
  /** The session that was edited. */
  sessionId?: string;
}

/** `GET /api/audit`: what staff did, newest first. */
export interface AuditAnswer {
  entries: AuditEntry[];
}

/** `PATCH /api/people/<personId>` */
export interface PersonAnswer {
  person: Person;
}

/** `POST /api/people` and `POST /api/people/<personId>/link`: the link to hand over, `<PUBLIC_URL>/enter#<ticket>`. */
export interface PersonLinkAnswer {
  person: Person;
  link: string;
}

/** `POST /api/events` */
export interface CreatedAnswer {
  eventId: string;
  /** As it was given. */
  title: Event['title'];
  /** As people see it, such as `2803-2019`. */
  joinCode: string;
  /** Brings the one who created it in as its first staff. */
  link: string;
}

/** Errors of every route: `message` is a sentence in the language of the request that says what to do next. */
export interface ErrorAnswer {
  error: {
    code: string;
    message: string;
    field?: string;
    retryAfterSeconds?: number;
    /** With `mistakes`: everything that is wrong with what was sent, each with its place. */
    mistakes?: (Mistake & { message: string })[];
  };
}
