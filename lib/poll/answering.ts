import { readIn } from '#lib/event/given.ts';
import type { Language } from '#lib/language/language.ts';
import type { Choice } from './ballot.ts';
import { ANSWER_MAX, type PollPlan, WORD_MAX } from './poll.ts';
import type { OwnBallot } from './unsent.ts';

/**
 * What stands on the ballot in front of somebody: what they chose last, counted or not. Where they had answered on
 * another page meanwhile, it is that answer, to be looked at.
 */
export function chosenLast({ counted, sending, next, refused }: OwnBallot): Choice {
  const turnedDown = refused?.code === 'ballot-changed' ? undefined : refused?.choice;
  return next ?? sending?.choice ?? turnedDown ?? counted?.choice ?? [];
}

/** How it stands with one's ballot. `waiting`: it will be sent once there is a connection. */
export type BallotState = 'none' | 'sending' | 'waiting' | 'counted' | 'refused';

export function ballotState({ counted, sending, refused }: OwnBallot, isLive: boolean): BallotState {
  if (sending !== null) return isLive ? 'sending' : 'waiting';
  if (refused !== null) return 'refused';
  return counted === null ? 'none' : 'counted';
}

/** How much one is to choose. */
export type HowMany = { is: 'exactly' | 'upTo'; count: number } | { is: 'between'; min: number; max: number };

export function howMany({ min, max }: Pick<PollPlan, 'min' | 'max'>): HowMany {
  if (min === max) return { is: 'exactly', count: min };
  return min <= 1 ? { is: 'upTo', count: max } : { is: 'between', min, max };
}

/** Why a choice cannot be sent yet; null: it can. */
export type Lack = { is: 'more' | 'fewer'; count: number } | { is: 'write' } | null;

export function lackOf({ kind, min, max }: Pick<PollPlan, 'kind' | 'min' | 'max'>, choice: Choice): Lack {
  switch (kind) {
    case 'open':
      return written(choice, ANSWER_MAX).length === 1 ? null : { is: 'write' };
    case 'words': {
      const { length } = written(choice, WORD_MAX);
      if (length === 0) return { is: 'write' };
      return length < min ? { is: 'more', count: min - length } : null;
    }
    case 'scale':
      return choice.length === 1 ? null : { is: 'more', count: 1 };
    default:
      if (choice.length < min) return { is: 'more', count: min - choice.length };
      return choice.length > max ? { is: 'fewer', count: choice.length - max } : null;
  }
}

/** What was written, without empty fields and what is too long. */
export function written(choice: Choice, max: number): Choice {
  return choice.map((text) => text.trim()).filter((text) => text !== '' && [...text].length <= max);
}

/** Moves an option of an order one place up (-1) or down (1); at its end it stays. */
export function moved(order: Choice, option: string, by: -1 | 1): Choice {
  const from = order.indexOf(option);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return order;
  return order.toSpliced(from, 1).toSpliced(to, 0, option);
}

/** Adds an option at the end, or takes it out. */
export function toggled(choice: Choice, option: string): Choice {
  return choice.includes(option) ? choice.filter((each) => each !== option) : [...choice, option];
}

export function isSameChoice(one: Choice, other: Choice): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}

/** A choice to be read: the texts of its options in the reader's language, or what was written. */
export function choiceInWords(
  { options }: Pick<PollPlan, 'options'>,
  choice: Choice,
  language: Language,
): string[] {
  return choice.map((each) => {
    const option = options.find(({ id }) => id === each);
    return option === undefined ? each : readIn(option.text, language).text;
  });
}
