import type { Choice } from '#lib/poll/ballot.ts';
import type { Poll, Round } from '#lib/poll/poll.ts';
import type { Results } from '#lib/poll/results.ts';
import type { Hands } from '#lib/poll/tally.ts';
import type { WordRules } from '#lib/poll/words.ts';

/** What goes over the live connection about polls. */

/** A round with what it asks. */
export interface AskedPoll {
  poll: Poll;
  round: Round;
}

/** A round as one page may see it. */
export interface WatchedRound extends AskedPoll {
  hasVoted: boolean;
  /**
   * One's own ballot as it is counted. Null: none; or it is not named and was given on another device, or the round is
   * final, after which nobody can tell.
   */
  own: { revision: number; choice: Choice } | null;
  results: Results;
}

/** A round as those who run it know it: what it has brought, and what they decided about counting it. */
export interface RoundResults {
  round: Round;
  results: Results;
  /** Which entries count as another, and which are hidden. */
  wordRules: WordRules;
  /** What was counted by hand in each of its rooms; null: nothing. */
  hands: { roomId: string; hands: Hands | null }[];
  /** Who has answered, by id of person; null where answers are not named. */
  voters: string[] | null;
}

/** One person's vote. */
export interface BallotCast {
  roundId: string;
  /** Where one is. */
  roomId: string;
  /** Made by the device for this choice, and the same when it asks again: then nothing changes. */
  request: string;
  /** The revision of one's ballot that the device knows; 0: none. */
  replaces: number;
  choice: Choice;
  /**
   * Where ballots are not named: what this device alone holds for this round, 128 bits of chance or more. Only with it
   * the ballot can be changed; the server keeps a hash of it, until the round is final.
   */
  token?: string;
}
