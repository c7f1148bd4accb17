/** Questions to the speakers of a room. */

export const QUESTION_STATES = ['waiting', 'open', 'answered', 'archived', 'hidden'] as const;
/**
 * `waiting`: nobody has looked at it yet who decides whether it is shown. `archived`: put away, and not in the outputs.
 * `hidden`: not shown, or not any more. Everybody sees those that are `open` and `answered`.
 */
export type QuestionState = (typeof QUESTION_STATES)[number];

/** What is decided about the questions of a room before they are asked. */
export interface QuestionRules {
  /** Each question waits until somebody who runs the room lets it be shown. */
  moderated: boolean;
  /** Questions may be asked without a name. */
  unnamed: boolean;
}

export const NO_QUESTION_RULES: QuestionRules = { moderated: false, unnamed: false };

/** A question as others may see it. */
export interface Question {
  id: string;
  /** In the order in which the room's questions were asked, from 1. */
  number: number;
  text: string;
  /** How its writer signs in this session; null: asked without a name. */
  by: string | null;
  state: QuestionState;
  /** The room's version when something of it other than its votes changed, or it came onto the screen or left it. */
  version: number;
}

/** Longest question in characters. */
export const QUESTION_TEXT_MAX = 400;
/** Questions of one room, and of one person in it. */
export const QUESTIONS_MAX = 300;
export const QUESTIONS_OF_ONE_MAX = 20;
/**
 * Questions without a name that one person may ask in an hour. Nothing that is kept says whose they are, so this is
 * counted from memory.
 */
export const UNNAMED_AN_HOUR = 10;
export const HOUR_MS = 3_600_000;

export type QuestionWatcher = 'participant' | 'host' | 'projector';
export const QUESTION_WATCHERS = ['participant', 'host', 'projector'] as const satisfies QuestionWatcher[];

/** Whether everybody in the room sees a question. */
export function isPublic(state: QuestionState): boolean {
  return state === 'open' || state === 'answered';
}

/** Whether a question is seen by this pair of eyes. */
export function isSeenBy(who: QuestionWatcher, state: QuestionState, isOnScreen: boolean): boolean {
  if (who === 'host') return true;
  return isPublic(state) && (who === 'participant' || isOnScreen);
}

export const QUESTION_ORDERS = ['votes', 'time'] as const;
export type QuestionOrder = (typeof QUESTION_ORDERS)[number];

/** `votes`: the most wanted first, of equals the earlier. `time`: the newest first. */
export function inOrder<Asked extends Pick<Question, 'number'>>(
  questions: readonly Asked[],
  order: QuestionOrder,
  votesOf: (question: Asked) => number,
): Asked[] {
  return [...questions].sort((a, b) =>
    order === 'time' ? b.number - a.number : votesOf(b) - votesOf(a) || a.number - b.number,
  );
}
