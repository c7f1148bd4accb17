import { type Locks, NO_LOCKS } from './locks.ts';
import type { CardKind } from './schema.ts';

/** What a facilitator decided about writing in a room. Told to everybody, whole. */
export interface RoomRules {
  /** Grows with each change; what is older is dropped. */
  version: number;
  /** `private`: new cards are drafts that only their writer sees, until they are revealed. */
  writing: 'open' | 'private';
  /** How the cards of this round of private writing are signed; decided before, and never changed during a round. */
  signing: Signing;
  /** How many drafts wait in all, whoever wrote them. */
  drafts: number;
  /** What stays as it is. */
  locks: Locks;
}

export const SIGNINGS = ['named', 'organisation', 'anonymous'] as const;
/**
 * `named`: as everything else in the session. `organisation`: the organisation alone, the person is not kept.
 * `anonymous`: nothing is kept of who wrote.
 */
export type Signing = (typeof SIGNINGS)[number];

/** The rules of a room about which nothing was decided. */
export const NO_RULES: RoomRules = {
  version: 0,
  writing: 'open',
  signing: 'named',
  drafts: 0,
  locks: NO_LOCKS,
};

/** A card that only its writer sees. */
export interface Draft {
  id: string;
  column: string;
  text: string;
  kind: CardKind;
}

/** Drafts of one person in one room; more nobody reads afterwards. */
export const DRAFTS_OF_ONE_MAX = 50;
