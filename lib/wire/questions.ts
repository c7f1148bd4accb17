import type { Vote } from '#lib/question/ask.ts';
import type { Question, QuestionRules, QuestionState } from '#lib/question/question.ts';

/** What goes over the live connection about questions to the speakers. */

/** The questions of a room as one page may see them, whole. */
export interface RoomQuestions {
  roomId: string;
  /** Grows with everything that happens to the room's questions, votes included. */
  version: number;
  rules: QuestionRules;
  /** The question that stands on the room's screen. */
  onScreen: string | null;
  questions: Question[];
  votes: QuestionVotes;
  /** One's own, in whatever state; of questions without a name those whose token the page gave. */
  own: string[];
  /** One's own votes, also those taken back. */
  ownVotes: Record<string, Vote>;
}

/** How many voted for each question, by its number, whole; who is not in it has none. */
export type QuestionVotes = [number: number, votes: number][];

/** What changed in a room since `since`, for those who know that version or a newer one; others ask for all of it. */
export interface QuestionNews {
  roomId: string;
  since: number;
  version: number;
  rules: QuestionRules;
  onScreen: string | null;
  /** Those that changed, as they are now. */
  questions: Question[];
  /** Ids of those that are not to be seen any more. */
  gone: string[];
  votes: QuestionVotes;
}

/** A question as somebody asks it. */
export interface QuestionAsked {
  roomId: string;
  /** Made by the page; asking again with it changes nothing. */
  id: string;
  text: string;
  /**
   * Only where it is asked without a name: 128 bits of chance or more that this device alone holds. Only with it the
   * question can be taken back; the server keeps a hash of it.
   */
  token?: string;
}

/** What somebody who runs the room decides about a question. */
export interface QuestionDecision {
  questionId: string;
  state: QuestionState;
}
