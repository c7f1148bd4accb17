import type { Person } from '#lib/people/person.ts';
import type { ScreenChoice, Shown } from '#lib/screen/shown.ts';

/** A link that turns another computer into a projector. What opens it is kept as a hash only. */
export interface ProjectorLink {
  id: string;
  roomId: string;
  /** Who made it. */
  personId: string;
  /** Milliseconds since 1970. */
  madeAt: number;
  expiresAt: number;
  /** How many times it was opened, each time with a pass of its own. */
  screens: number;
}

/** What projectors show; and their links and passes, which end with their link, their maker, and the event's retention. */
export interface ScreenStore {
  makeLink(link: {
    id: string;
    roomId: string;
    personId: string;
    ticketHash: string;
    expiresAt: number;
    now: number;
  }): Promise<void>;
  /** Those of an event that open something at that moment, newest first. */
  links(eventId: string, now: number): Promise<ProjectorLink[]>;
  /** The link and its passes open nothing from now on. Answers those passes; null: the event has no such link. */
  revokeLink(eventId: string, linkId: string): Promise<string[] | null>;
  /** Gives a pass, kept under its hash, for a link's ticket, which can be used again. Null: it opens nothing. */
  enter(ticketHash: string, passHash: string, now: number): Promise<ProjectorEntry | null>;
  /** In whose name a projector's pass reads. Null: it opens nothing. */
  byPass(passHash: string, now: number): Promise<Person | null>;
  /** Decides what the projectors of rooms show, all or none; answers it with its versions. Twice, it changes nothing. */
  show(roomIds: readonly string[], shown: Shown): Promise<Record<string, ScreenChoice>>;
  /** What is decided about the projectors of rooms; those about which nothing is decided are left out. */
  shown(roomIds: readonly string[]): Promise<Record<string, ScreenChoice>>;
}

export interface ProjectorEntry {
  roomId: string;
  eventId: string;
  expiresAt: number;
}
