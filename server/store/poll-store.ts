import type { SettledPoll } from '#lib/outputs-file/votes.ts';
import type { Cast, CastProblem, Mark } from '#lib/poll/ballot.ts';
import type { Poll, Round } from '#lib/poll/poll.ts';
import type { Counted } from '#lib/poll/results.ts';
import type { Hands } from '#lib/poll/tally.ts';
import type { WordChange } from '#lib/poll/word-rules.ts';

/** Polls, their rounds and ballots; a part of Store. */
export interface PollStore {
  /** An event's polls in their order, each with its rounds by number. */
  list(eventId: string): Promise<PollWithRounds[]>;
  /** What was asked in these rooms, the newest first, at most `limit`. */
  asked(roomIds: readonly string[], limit: number): Promise<Asked[]>;
  /** Null: there is no such round, or it was started again. */
  round(roundId: string): Promise<Asked | null>;
  read(pollId: string): Promise<Poll | null>;

  /**
   * Keeps a poll: a new one (`version` 0) at the end of the list, or in the place of that version. Keeping the same
   * again changes nothing. `changed`: it has another version by now. `opened`: people can answer it, so it stays.
   */
  save(
    poll: Poll,
  ): Promise<{ is: 'saved'; version: number } | { is: 'changed' | 'opened' | 'full' | 'gone' }>;
  /** Puts the polls of an event in this order; those not named follow as they were. */
  order(eventId: string, pollIds: readonly string[]): Promise<void>;
  remove(pollId: string): Promise<'removed' | 'opened'>;

  /**
   * Opens a round in rooms. Asking again for the same id changes nothing. `closed`: the session of a room is. `gone`:
   * no such poll, or a room is not one of its event.
   */
  open(round: {
    id: string;
    pollId: string;
    roomIds: readonly string[];
    closesAt: number | null;
    now: number;
  }): Promise<'opened' | 'closed' | 'full' | 'gone'>;
  /** Takes asking back: there is no such round any more. `stays`: somebody has answered, or it is closed. */
  unask(roundId: string, now: number): Promise<'gone' | 'stays'>;
  /** Takes no ballot from now on. Closed already: changes nothing. */
  close(roundId: string, now: number): Promise<Round | null>;
  /** Takes closing back, until somebody closes again. `final`: it is too late. */
  reopen(roundId: string, now: number): Promise<'open' | 'final' | 'gone'>;
  /** False: no such round. */
  reveal(roundId: string, revealed: boolean): Promise<boolean>;
  /**
   * Throws the ballots of a round away and opens it again under another id, so that no ballot of before comes back.
   * Asking again for the same ids changes nothing.
   */
  reset(roundId: string, again: { id: string; now: number }): Promise<'reset' | 'gone'>;
  /** What was counted by hand in a room, in the place of what was counted there before. */
  countHands(
    roundId: string,
    roomId: string,
    hands: Hands,
    now: number,
  ): Promise<'counted' | 'closed' | 'gone'>;
  /** Decides about words on top of what is decided about them: two who do so at the same time both have their way. */
  changeWords(roundId: string, change: WordChange): Promise<'changed' | 'full' | 'gone'>;

  /**
   * Counts ballots, all in one transaction, each by itself: answers are in their order. A round's row is locked
   * meanwhile, so that ballots and closing meet.
   */
  cast(ballots: readonly NewBallot[], now: number): Promise<CastAnswer[]>;
  /** A ballot by the key it stands under. */
  ballot(roundId: string, voter: string): Promise<KeptBallot | null>;
  /** In which of these rounds the person has voted. */
  votedIn(personId: string, roundIds: readonly string[]): Promise<string[]>;
  /** Who has voted in a round. Told to nobody unless its ballots are named. */
  voters(roundId: string): Promise<string[]>;
  /** Everything from which tallies are made, at one moment. */
  count(roundId: string): Promise<Counted | null>;
  /** Named ballots of a person, and rounds in which they voted without that anybody can tell what. */
  ballotsOf(personId: string): Promise<{ asked: Asked; choice: string[] | null }[]>;

  /** The settled rounds of an event, as they can be carried to another server; by poll and number. */
  settled(eventId: string): Promise<SettledPoll[]>;

  /** Rounds that are final and not settled. */
  due(now: number): Promise<string[]>;
  /**
   * Settles a final round: makes its break-down, keeps no more of it than that, and takes from ballots that are not
   * named everything by which their voters' devices, or an order or a time, could tell whose they are.
   * @param seed 32 bytes of chance, thrown away by the caller
   */
  settle(roundId: string, seed: Uint8Array, now: number): Promise<void>;
}

export interface PollWithRounds {
  poll: Poll;
  rounds: Round[];
}

/** A round with what it asks. */
export interface Asked {
  poll: Poll;
  round: Round;
}

export interface NewBallot extends Cast {
  roundId: string;
  roomId: string;
  personId: string;
  /** The person's id where ballots are named, else a hash of what the voter's device alone holds. */
  voter: string;
  marks: readonly Mark[];
  /** The group it is broken down by; null: none. */
  stratum: string | null;
  /** Where ballots are signed by organisations. */
  organisationId: string | null;
}

export type CastAnswer = { ok: true; revision: number; isNews: boolean } | { ok: false; code: CastProblem };

export interface KeptBallot {
  revision: number;
  /** As it was given. */
  choice: string[];
}
