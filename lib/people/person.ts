import type { Language } from '#lib/language/language.ts';

export const ROLES = ['participant', 'facilitator', 'staff', 'observer'] as const;
/** Participants write; facilitators run sessions; staff review and manage; observers only read. */
export type Role = (typeof ROLES)[number];

/** Somebody who holds a pass to one event. */
export interface Person {
  id: string;
  eventId: string;
  role: Role;
  name: string;
  organisationId: string | null;
  /** Code of one of the event's countries, or null. */
  country: string | null;
  language: Language;
  /** Ids of the sessions in which this participant has the rights of a facilitator; left out: none. */
  facilitates?: readonly string[];
}

/** Longest name in characters (Unicode code points), enough for the longest double names seen. */
export const NAME_MAX = 60;
