import type { Signing } from '#lib/board/rules.ts';
import type { Given } from '#lib/event/given.ts';

export const POLL_KINDS = ['single', 'multiple', 'scale', 'words', 'ranking', 'open'] as const;
/** `words`: a few words each, for a cloud. `open`: one answer in one's own words. */
export type PollKind = (typeof POLL_KINDS)[number];

export interface PollOption {
  id: string;
  text: Given;
}

export const SPLITS = ['none', 'country', 'organisation-kind'] as const;
/** By what the answers are broken down once they are final. */
export type Split = (typeof SPLITS)[number];

export const PARTICIPANT_SIGHTS = ['hidden', 'live', 'own-vote', 'reveal'] as const;
/** When participants see the tally: never, always, once they have voted themselves, once it is revealed. */
export type ParticipantSight = (typeof PARTICIPANT_SIGHTS)[number];

export const PROJECTOR_SIGHTS = ['hidden', 'live', 'reveal'] as const;
export type ProjectorSight = (typeof PROJECTOR_SIGHTS)[number];

/** What is asked, in every language in which it was given. Nothing of it changes once people can answer. */
export interface PollPlan {
  kind: PollKind;
  question: Given;
  /** Of `single`, `multiple` and `ranking`; the others have none. */
  options: PollOption[];
  /**
   * How few and how many one chooses (`multiple`), puts in order (`ranking`) or writes (`words`); the lowest and the
   * highest value of a `scale`. 1 and 1 for the others.
   */
  min: number;
  max: number;
  /** What the ends of a scale mean. */
  ends: { low: Given; high: Given };
  /** Said before one votes, and kept: how much of who voted is kept with a ballot. */
  signing: Signing;
  split: Split;
  seenBy: { participants: ParticipantSight; projector: ProjectorSight };
}

/** A poll as it is prepared, before and after it is asked. */
export interface Poll {
  id: string;
  eventId: string;
  /** The session it is meant for; null: any. */
  sessionId: string | null;
  plan: PollPlan;
  /** Grows with each change of the plan. */
  version: number;
}

/** One time that a poll is asked, in one room or several. The second round stands beside the first. */
export interface Round {
  id: string;
  pollId: string;
  /** From 1. */
  number: number;
  roomIds: string[];
  /** Milliseconds since 1970. */
  openedAt: number;
  /** From then on no ballot is taken, by the server's time; null: until somebody closes it. */
  closesAt: number | null;
  revealed: boolean;
  /** Grows with everything that happens to the round, ballots included. */
  version: number;
}

/** So long closing can be taken back; then it is final. */
export const TAKE_BACK_MS = 10_000;

export type RoundState = 'open' | 'closing' | 'final';

/** `closing`: no ballot is taken any more, and the facilitator can still take that back. */
export function stateOf({ closesAt }: Pick<Round, 'closesAt'>, now: number): RoundState {
  if (closesAt === null || now < closesAt) return 'open';
  return now < closesAt + TAKE_BACK_MS ? 'closing' : 'final';
}

/** Asking can be taken back while people can still answer and nobody has. @param answers with those counted by hand */
export function mayBeUnasked(round: Pick<Round, 'closesAt'>, answers: number, now: number): boolean {
  return answers === 0 && stateOf(round, now) === 'open';
}

export const QUESTION_MAX = 300;
export const OPTION_MAX = 120;
export const OPTIONS_MAX = 20;
/** Words of one person, and letters of one of them. */
export const WORDS_MAX = 10;
export const WORD_MAX = 40;
export const ANSWER_MAX = 500;
export const SCALE_LOWEST = 0;
export const SCALE_HIGHEST = 10;
/** Polls of one event, and rounds of one poll. */
export const POLLS_MAX = 200;
export const ROUNDS_MAX = 20;
/** A deadline is at most so far away. */
export const SECONDS_MAX = 7 * 86_400;
