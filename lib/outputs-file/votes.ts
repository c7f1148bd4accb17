import type { DotPlan } from '#lib/dots/round.ts';
import type { Mark } from '#lib/poll/ballot.ts';
import type { Part } from '#lib/poll/split.ts';
import type { Count, Hands, Tally } from '#lib/poll/tally.ts';
import type { WordRules } from '#lib/poll/words.ts';

/** What people answered, marked and asked, as far as it can be carried from one server to another. */
export interface Votes {
  polls: SettledPoll[];
  dots: SettledDots[];
  questions: SettledQuestion[];
}

/** A settled round of a poll. */
export interface SettledPoll {
  id: string;
  pollId: string;
  number: number;
  openedAt: number;
  closedAt: number;
  revealed: boolean;
  wordRules: WordRules;
  rooms: {
    roomId: string;
    /** Ballots. */
    people: number;
    hands: Hands | null;
    /** Of an anonymous round: its answers may be shown apart. Else false. */
    apart: boolean;
  }[];
  parts: Part<Tally>[] | null;
  /** Null: they are anonymous, and only counted. */
  ballots: { roomId: string; personId: string | null; organisationId: string | null; marks: Mark[] }[] | null;
  /** Of an anonymous round, by room where that may be shown; else of no room. Null: there are ballots. */
  counts: Count[] | null;
}

/** A settled round of dot voting. */
export interface SettledDots {
  id: string;
  plan: DotPlan;
  openedAt: number;
  closedAt: number;
  rooms: { roomId: string; people: number; totals: Record<string, number> }[];
  /** Null: they are anonymous, and only counted. `dots`: how many by the id of the card. */
  ballots:
    | {
        roomId: string;
        personId: string | null;
        organisationId: string | null;
        dots: Record<string, number>;
      }[]
    | null;
}

/** A question to the speakers that everybody saw in the end. */
export interface SettledQuestion {
  id: string;
  roomId: string;
  text: string;
  /** Null: asked without a name. */
  personId: string | null;
  state: 'open' | 'answered';
  votes: number;
}

export const NO_VOTES: Votes = { polls: [], dots: [], questions: [] };
