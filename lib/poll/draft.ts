import { z } from 'zod';
import { SIGNINGS } from '#lib/board/rules.ts';
import type { Given } from '#lib/event/given.ts';
import { cleanLine } from '#lib/event/text.ts';
import { LANGUAGES } from '#lib/language/language.ts';
import { ok, problem, type Result } from '#lib/result.ts';
import {
  OPTION_MAX,
  OPTIONS_MAX,
  PARTICIPANT_SIGHTS,
  POLL_KINDS,
  type PollPlan,
  PROJECTOR_SIGHTS,
  QUESTION_MAX,
  SCALE_HIGHEST,
  SCALE_LOWEST,
  SPLITS,
  WORDS_MAX,
} from './poll.ts';

const Text = z.partialRecord(z.enum(LANGUAGES), z.string().max(2000));

/** What a facilitator gives for a poll, before any rule is asked: the shapes alone. */
export const PollDraft = z.strictObject({
  kind: z.enum(POLL_KINDS),
  question: Text,
  options: z
    .array(z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,40}$/), text: Text }))
    .max(100)
    .default([]),
  min: z.number().int().default(1),
  max: z.number().int().default(1),
  ends: z.strictObject({ low: Text, high: Text }).default({ low: {}, high: {} }),
  signing: z.enum(SIGNINGS),
  split: z.enum(SPLITS).default('none'),
  seenBy: z.strictObject({
    participants: z.enum(PARTICIPANT_SIGHTS),
    projector: z.enum(PROJECTOR_SIGHTS),
  }),
});
export type PollDraft = z.infer<typeof PollDraft>;

/** The field that a facilitator has to look at again. */
export type PlanProblem = 'poll-wrong';

/** Kinds that have options. */
export function hasOptions(kind: PollPlan['kind']): boolean {
  return kind === 'single' || kind === 'multiple' || kind === 'ranking';
}

/**
 * A poll as it is kept: texts cleaned, what its kind has no use for left out. At least the question in one language;
 * each option too.
 */
export function readPlan(draft: PollDraft): Result<PollPlan, PlanProblem> {
  const { kind, signing, split, seenBy } = draft;
  const question = readText(draft.question, QUESTION_MAX);
  if (question === null || isEmpty(question)) return problem('poll-wrong', 'question');

  const options = [];
  for (const { id, text } of hasOptions(kind) ? draft.options : []) {
    const clean = readText(text, OPTION_MAX);
    if (clean === null || isEmpty(clean)) return problem('poll-wrong', 'options');
    options.push({ id, text: clean });
  }
  if (hasOptions(kind) && (options.length < 2 || options.length > OPTIONS_MAX))
    return problem('poll-wrong', 'options');
  if (new Set(options.map(({ id }) => id)).size < options.length) return problem('poll-wrong', 'options');

  const bounds = boundsOf(draft, options.length);
  if (bounds === null) return problem('poll-wrong', 'min');
  const none = { low: {}, high: {} };
  const low = readText(draft.ends.low, OPTION_MAX);
  const high = readText(draft.ends.high, OPTION_MAX);
  if (low === null || high === null) return problem('poll-wrong', 'ends');
  const ends = kind === 'scale' ? { low, high } : none;
  return ok({ kind, question, options, ...bounds, ends, signing, split: splitFor(kind, split), seenBy });
}

/** Words and answers are not broken down: they can say by themselves who wrote them. */
function splitFor(kind: PollPlan['kind'], split: PollPlan['split']): PollPlan['split'] {
  return kind === 'words' || kind === 'open' ? 'none' : split;
}

function boundsOf({ kind, min, max }: PollDraft, options: number): { min: number; max: number } | null {
  switch (kind) {
    case 'single':
    case 'open':
      return { min: 1, max: 1 };
    case 'multiple':
    case 'ranking':
      return min >= 1 && min <= max && max <= options ? { min, max } : null;
    case 'words':
      return min >= 1 && min <= max && max <= WORDS_MAX ? { min, max } : null;
    case 'scale':
      return min >= SCALE_LOWEST && min < max && max <= SCALE_HIGHEST ? { min, max } : null;
  }
}

/** Null: too long in one of the languages. */
function readText(given: Given, max: number): Given | null {
  const clean: Given = {};
  for (const language of LANGUAGES) {
    const text = cleanLine(given[language] ?? '');
    if ([...text].length > max) return null;
    if (text !== '') clean[language] = text;
  }
  return clean;
}

function isEmpty(given: Given): boolean {
  return Object.keys(given).length === 0;
}

/** Whether two polls ask the same, for the same session. */
export function isSame(
  one: { sessionId: string | null; plan: PollPlan },
  other: { sessionId: string | null; plan: PollPlan },
): boolean {
  return one.sessionId === other.sessionId && JSON.stringify(one.plan) === JSON.stringify(other.plan);
}
