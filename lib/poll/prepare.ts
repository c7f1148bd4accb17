import { LANGUAGES, type Language } from '#lib/language/language.ts';
import { hasOptions, type PollDraft } from './draft.ts';
import {
  OPTION_MAX,
  OPTIONS_MAX,
  type PollKind,
  QUESTION_MAX,
  SCALE_HIGHEST,
  SCALE_LOWEST,
  WORDS_MAX,
} from './poll.ts';

/** A poll as its form begins. `ids`: of its first two options. */
export function newDraft(ids: readonly [string, string]): PollDraft {
  return {
    kind: 'single',
    question: {},
    options: ids.map((id) => ({ id, text: {} })),
    min: 1,
    max: 1,
    ends: { low: {}, high: {} },
    signing: 'named',
    split: 'none',
    seenBy: { participants: 'own-vote', projector: 'live' },
  };
}

/** The same questions and options, asked in another way; how many may be chosen starts anew. */
export function ofKind(draft: PollDraft, kind: PollKind): PollDraft {
  return { ...draft, kind, ...startingBounds(kind, draft.options.length) };
}

/** With these options instead; where all of them could be chosen, all of the new ones can. */
export function withOptions(draft: PollDraft, options: PollDraft['options']): PollDraft {
  const { kind, min, max } = draft;
  if (kind !== 'multiple' && kind !== 'ranking') return { ...draft, options };
  const all = Math.max(1, options.length);
  const most = max >= draft.options.length ? all : Math.min(max, all);
  return { ...draft, options, max: most, min: Math.min(min, most) };
}

/** How many may be chosen where nobody decided. `options`: how many there are. */
export function startingBounds(kind: PollKind, options: number): { min: number; max: number } {
  switch (kind) {
    case 'single':
    case 'open':
      return { min: 1, max: 1 };
    case 'multiple':
    case 'ranking':
      return { min: 1, max: Math.max(1, options) };
    case 'words':
      return { min: 1, max: 3 };
    case 'scale':
      return { min: 1, max: 5 };
  }
}

/** The lowest and the highest that `min` and `max` of a kind can be; null: the kind has none. */
export function boundsOf({
  kind,
  options,
}: {
  kind: PollKind;
  options: { readonly length: number };
}): [number, number] | null {
  switch (kind) {
    case 'single':
    case 'open':
      return null;
    case 'multiple':
    case 'ranking':
      return [1, Math.max(1, options.length)];
    case 'words':
      return [1, WORDS_MAX];
    case 'scale':
      return [SCALE_LOWEST, SCALE_HIGHEST];
  }
}

export interface PlanMistake {
  /** The field, such as `question.fr`, `options[1]` or `max`. */
  place: string;
  code: 'missing' | 'too-long' | 'too-few' | 'too-many' | 'order';
  /** How much is allowed. */
  limit?: number;
}

/** Everything that is wrong with a poll, each at its field. Empty: `readPlan` takes it. */
export function planMistakes(draft: PollDraft): PlanMistake[] {
  const { kind, question, options, ends, min, max } = draft;
  const mistakes = textMistakes('question', question, QUESTION_MAX, true);
  if (hasOptions(kind)) {
    if (options.length < 2) mistakes.push({ place: 'options', code: 'too-few', limit: 2 });
    if (options.length > OPTIONS_MAX)
      mistakes.push({ place: 'options', code: 'too-many', limit: OPTIONS_MAX });
    mistakes.push(
      ...options.flatMap(({ text }, at) => textMistakes(`options[${at}]`, text, OPTION_MAX, true)),
    );
  }
  if (kind === 'scale') {
    mistakes.push(...textMistakes('ends.low', ends.low, OPTION_MAX, false));
    mistakes.push(...textMistakes('ends.high', ends.high, OPTION_MAX, false));
  }
  const isWrong = boundsOf(draft) !== null && (kind === 'scale' ? min >= max : min > max);
  if (isWrong) mistakes.push({ place: 'max', code: 'order' });
  return mistakes;
}

function textMistakes(
  place: string,
  given: PollDraft['question'],
  limit: number,
  isNeeded: boolean,
): PlanMistake[] {
  const texts = LANGUAGES.map((language) => ({ language, text: (given[language] ?? '').trim() }));
  const long = texts.filter(({ text }) => [...text].length > limit);
  if (long.length > 0) {
    return long.map(({ language }) => ({ place: `${place}.${language}`, code: 'too-long', limit }));
  }
  return isNeeded && texts.every(({ text }) => text === '') ? [{ place, code: 'missing' }] : [];
}

/** The languages of the meeting in which some text of a poll is missing that has it in another one. */
export function missingIn(draft: PollDraft, languages: readonly Language[]): Language[] {
  const options = hasOptions(draft.kind) ? draft.options.map(({ text }) => text) : [];
  const ends = draft.kind === 'scale' ? [draft.ends.low, draft.ends.high] : [];
  const texts = [draft.question, ...options, ...ends].filter((text) =>
    LANGUAGES.some((language) => (text[language] ?? '').trim() !== ''),
  );
  return languages.filter((language) => texts.some((text) => (text[language] ?? '').trim() === ''));
}

/**
 * All ids in their order, after one of those shown changed places with its neighbour among them.
 *
 * @param shown in their order; the ids between them stay where they are
 */
export function swapped(ids: readonly string[], shown: readonly string[], id: string, by: -1 | 1): string[] {
  const other = shown[shown.indexOf(id) + by];
  if (other === undefined || !shown.includes(id)) return [...ids];
  return ids.map((each) => (each === id ? other : each === other ? id : each));
}
