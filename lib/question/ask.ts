import { cleanLine } from '#lib/event/text.ts';
import { ok, problem, type Result } from '#lib/result.ts';
import {
  HOUR_MS,
  isPublic,
  QUESTION_TEXT_MAX,
  QUESTIONS_MAX,
  QUESTIONS_OF_ONE_MAX,
  type QuestionRules,
  type QuestionState,
  UNNAMED_AN_HOUR,
} from './question.ts';

/** The text of a question as it is kept: one line. */
export function readQuestion(text: string): Result<string, 'question-empty' | 'question-long'> {
  const clean = cleanLine(text);
  if (clean === '') return problem('question-empty');
  if ([...clean].length > QUESTION_TEXT_MAX) return problem('question-long');
  return ok(clean);
}

/** What is there when a question comes in. */
export interface AskFound {
  /** The question that stands under its id. `isOwn`: in the same name, or under the same key. */
  before: { isOwn: boolean; isTakenBack: boolean } | null;
  isRoomClosed: boolean;
  rules: QuestionRules;
  /** Questions of the room that were not taken back. */
  count: number;
  /** Of them, those in the name of who asks. */
  own: number;
}

export type AskProblem =
  | 'invalid'
  | 'question-gone'
  | 'session-closed'
  | 'question-needs-name'
  | 'questions-full'
  | 'questions-own-full';

/** What becomes of a question that somebody asks. `same`: it is there already, and nothing changes. */
export function decideAsk(found: AskFound, isNamed: boolean): Result<QuestionState | 'same', AskProblem> {
  const { before, isRoomClosed, rules, count, own } = found;
  if (before !== null) {
    // Whose it was is forgotten with it.
    if (before.isTakenBack) return problem('question-gone');
    return before.isOwn ? ok('same') : problem('invalid');
  }
  if (isRoomClosed) return problem('session-closed');
  if (!isNamed && !rules.unnamed) return problem('question-needs-name');
  if (count >= QUESTIONS_MAX) return problem('questions-full');
  if (isNamed && own >= QUESTIONS_OF_ONE_MAX) return problem('questions-own-full');
  return ok(rules.moderated ? 'waiting' : 'open');
}

/** Whether somebody who has asked without a name at these times may ask once more. Milliseconds. */
export function mayAskUnnamed(askedAt: readonly number[], now: number): boolean {
  return askedAt.filter((at) => now - at < HOUR_MS).length < UNNAMED_AN_HOUR;
}

/** One person's wish about a question: to vote for it, or not any more. */
export interface Vote {
  voted: boolean;
  /** Grows with each change of mind; a late request never wins over a newer one. */
  revision: number;
}

/** What is there when a vote comes in. */
export interface VoteFound {
  /** Null: there is no such question, or it was taken back. */
  state: QuestionState | null;
  isRoomClosed: boolean;
  before: Vote | null;
}

export type VoteProblem = 'question-gone' | 'session-closed' | 'vote-changed';

/** What becomes of a vote. `same`: nothing changes, however often and however late it is asked. */
export function decideVote(found: VoteFound, vote: Vote): Result<'counted' | 'same', VoteProblem> {
  const { state, isRoomClosed, before } = found;
  const revision = before?.revision ?? 0;
  if (before !== null && revision === vote.revision && before.voted === vote.voted) return ok('same');
  if (state === null || !isPublic(state)) return problem('question-gone');
  if (isRoomClosed) return problem('session-closed');
  // Another device of the same person was quicker, or this request is an old one.
  return vote.revision > revision ? ok('counted') : problem('vote-changed');
}
