import type { Signing } from '#lib/board/rules.ts';
import { cleanLine } from '#lib/event/text.ts';
import type { Language } from '#lib/language/language.ts';
import { ok, problem, type Result } from '#lib/result.ts';
import { fold } from '#lib/review/fold.ts';
import { ANSWER_MAX, type PollPlan, type Round, stateOf, WORD_MAX } from './poll.ts';
import { wordKey } from './words.ts';

/**
 * What one person answers: ids of options (`ranking`: the best first), the value of a scale as text, words, or an
 * answer.
 */
export type Choice = string[];

/** One line of a ballot as it is counted. */
export interface Mark {
  /** The option, the value, or what makes two entries the same. */
  option: string;
  /** From 1: the order in which it was given. */
  place: number;
  /** As it was written, for words and answers; else empty. */
  text: string;
}

export type ChoiceProblem = 'choice-wrong' | 'word-common';

/** Folded to nothing, such as a row of signs, an answer is told from others by itself. */
const KEY_MAX = 200;

/**
 * A choice as marks; refused when it is not what the poll asks for.
 * @param language of the writer; of words that say nothing in it nothing is counted
 */
export function readChoice(
  { kind, options, min, max }: Pick<PollPlan, 'kind' | 'options' | 'min' | 'max'>,
  choice: Choice,
  language: Language,
): Result<Mark[], ChoiceProblem> {
  switch (kind) {
    case 'single':
    case 'multiple':
    case 'ranking': {
      const known = new Set(options.map(({ id }) => id));
      const isRight = choice.length >= min && choice.length <= max && choice.every((id) => known.has(id));
      if (!isRight || new Set(choice).size < choice.length) return problem('choice-wrong');
      return ok(choice.map((option, index) => ({ option, place: index + 1, text: '' })));
    }
    case 'scale': {
      const [value = ''] = choice;
      const isRight = choice.length === 1 && /^\d{1,2}$/.test(value);
      if (!isRight || Number(value) < min || Number(value) > max) return problem('choice-wrong');
      return ok([{ option: String(Number(value)), place: 1, text: '' }]);
    }
    case 'words':
      return readWords(choice, min, max, language);
    case 'open': {
      const text = cleanLine(choice[0] ?? '');
      if (choice.length !== 1 || text === '' || [...text].length > ANSWER_MAX) return problem('choice-wrong');
      const key = fold(text).trim() || text;
      return ok([{ option: [...key].slice(0, KEY_MAX).join(''), place: 1, text }]);
    }
  }
}

function readWords(
  choice: Choice,
  min: number,
  max: number,
  language: Language,
): Result<Mark[], ChoiceProblem> {
  const texts = choice.map(cleanLine).filter((text) => text !== '');
  if (texts.length < min || texts.length > max) return problem('choice-wrong');
  const marks = new Map<string, Mark>();
  for (const text of texts) {
    if ([...text].length > WORD_MAX) return problem('choice-wrong');
    const key = wordKey(text, language);
    if (key === '') return problem('word-common');
    // The same word twice is one word.
    if (!marks.has(key)) marks.set(key, { option: key, place: marks.size + 1, text });
  }
  return ok([...marks.values()]);
}

/** What a device asks when it votes. */
export interface Cast {
  /** Made by the device for this choice, and the same when it asks again. */
  request: string;
  /** The revision of one's ballot that this one takes the place of; 0: none yet. */
  replaces: number;
}

/** What is there when a ballot comes in. */
export interface Found {
  round: Pick<Round, 'closesAt' | 'roomIds'> | null;
  /** The room's session is closed. */
  isRoomClosed: boolean;
  /** The phase of the room takes no dots; of polls it says nothing. */
  isNotNow?: boolean;
  /** The person's ballot is counted, whether or not it can be told which it is. */
  hasVoted: boolean;
  /** The ballot under the key that the person or their device gave. */
  ballot: { revision: number; request: string } | null;
}

export type CastProblem =
  | 'poll-reset'
  | 'poll-closed'
  | 'session-closed'
  | 'dots-not-now'
  | 'not-found'
  | 'ballot-changed'
  | 'ballot-elsewhere'
  | 'invalid';

/**
 * What becomes of a ballot. `same`: it is counted already, and nothing changes, however often and however late it is
 * asked. A ballot changes only in the place of the one that its device knows, so an old request never wins over a new one.
 */
export function decideCast(
  { round, isRoomClosed, isNotNow = false, hasVoted, ballot }: Found,
  cast: Cast,
  roomId: string,
  now: number,
): Result<'new' | 'change' | 'same', CastProblem> {
  if (round === null) return problem('poll-reset');
  // Somebody else's key: they may have shared a device.
  if (ballot !== null && !hasVoted) return problem('invalid');
  if (ballot?.request === cast.request) return ok('same');
  if (!round.roomIds.includes(roomId)) return problem('not-found');
  if (isRoomClosed) return problem('session-closed');
  if (stateOf(round, now) !== 'open') return problem('poll-closed');
  if (isNotNow) return problem('dots-not-now');
  if (ballot === null) {
    if (hasVoted) return problem('ballot-elsewhere');
    return cast.replaces === 0 ? ok('new') : problem('ballot-changed');
  }
  return ballot.revision === cast.replaces ? ok('change') : problem('ballot-changed');
}

/**
 * Whether the ballots of a poll stand under the person, or under a key that only the voter's device holds, so that
 * nobody can tell whose they are.
 */
export function isUnlinked(signing: Signing): boolean {
  return signing !== 'named';
}
