import { z } from 'zod';
import type { Random } from '#lib/base32.ts';
import { SIGNINGS } from '#lib/board/rules.ts';
import { type Mistakes, within } from '#lib/event/mistake.ts';
import { readGiven } from '#lib/event/text.ts';
import { newId } from '#lib/ids.ts';
import { LANGUAGES } from '#lib/language/language.ts';
import { hasOptions, type PollDraft, readPlan } from './draft.ts';
import {
  OPTION_MAX,
  OPTIONS_MAX,
  PARTICIPANT_SIGHTS,
  POLL_KINDS,
  type PollPlan,
  PROJECTOR_SIGHTS,
  QUESTION_MAX,
  SPLITS,
} from './poll.ts';
import { boundsOf, startingBounds } from './prepare.ts';

const Text = z.partialRecord(z.enum(LANGUAGES), z.string());

/** A prepared poll in the file of an event: the shapes alone. docs/event-file.md describes it. */
export const FilePoll = z.strictObject({
  /** The place of its session in the list of the file, from 0; absent: for any. */
  session: z.number().optional(),
  kind: z.enum(POLL_KINDS),
  question: Text,
  options: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(/^[a-z0-9-]{1,40}$/)
          .optional(),
        text: Text,
      }),
    )
    .optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  ends: z.strictObject({ low: Text.optional(), high: Text.optional() }).optional(),
  signing: z.enum(SIGNINGS),
  split: z.enum(SPLITS).default('none'),
  seenBy: z
    .strictObject({
      participants: z.enum(PARTICIPANT_SIGHTS).default('own-vote'),
      projector: z.enum(PROJECTOR_SIGHTS).default('live'),
    })
    .prefault({}),
});
export type FilePoll = z.infer<typeof FilePoll>;

/** What a poll asks, from a file; every mistake is named at its place. Null: with mistakes. */
export function readFilePoll(
  file: FilePoll,
  place: string,
  mistakes: Mistakes,
  random: Random,
): PollPlan | null {
  const before = mistakes.list.length;
  const { kind, ends, signing, split, seenBy } = file;
  const question = readGiven(file.question, QUESTION_MAX, within(place, 'question'), mistakes);
  const options = readOptions(file, within(place, 'options'), mistakes, random);
  const { min, max } = readBounds(file, options.length, place, mistakes);
  if (kind !== 'scale' && ends !== undefined) mistakes.add(within(place, 'ends'), 'key-unknown', 'ends');
  const endAt = (which: 'low' | 'high') => {
    const text = ends?.[which];
    const here = within(within(place, 'ends'), which);
    return text === undefined ? {} : readGiven(text, OPTION_MAX, here, mistakes);
  };
  const draft: PollDraft = {
    kind,
    question,
    options,
    min,
    max,
    ends: { low: endAt('low'), high: endAt('high') },
    signing,
    split,
    seenBy,
  };
  if (mistakes.list.length > before) return null;
  const plan = readPlan(draft);
  if (!plan.ok) mistakes.add(within(place, plan.problem.field ?? 'kind'), 'value-wrong');
  // Answers in one's own words are not broken down.
  else if (plan.value.split !== split) mistakes.add(within(place, 'split'), 'choice-wrong', plan.value.split);
  return plan.ok && mistakes.list.length === before ? plan.value : null;
}

function readOptions(
  { kind, options = [] }: FilePoll,
  place: string,
  mistakes: Mistakes,
  random: Random,
): PollDraft['options'] {
  const [fewest, most] = hasOptions(kind) ? [2, OPTIONS_MAX] : [0, 0];
  if (options.length < fewest) mistakes.add(place, 'too-few', fewest);
  if (options.length > most) mistakes.add(place, 'too-many', most);
  const seen = new Set<string>();
  return options.map(({ id = newId(random), text }, index) => {
    const here = within(place, index);
    if (seen.has(id)) mistakes.add(within(here, 'id'), 'double', id);
    seen.add(id);
    return { id, text: readGiven(text, OPTION_MAX, within(here, 'text'), mistakes) };
  });
}

/** As the form would begin where the file says nothing. */
function readBounds(
  file: FilePoll,
  options: number,
  place: string,
  mistakes: Mistakes,
): { min: number; max: number } {
  const { kind } = file;
  const usual = startingBounds(kind, options);
  const { min = usual.min, max = usual.max } = file;
  const [lowest, highest] = boundsOf({ kind, options: { length: options } }) ?? [1, 1];
  const isInside = (value: number) => Number.isInteger(value) && value >= lowest && value <= highest;
  if (!isInside(min)) mistakes.add(within(place, 'min'), 'number-outside', `${lowest} – ${highest}`);
  if (!isInside(max)) mistakes.add(within(place, 'max'), 'number-outside', `${lowest} – ${highest}`);
  if (isInside(min) && isInside(max) && (kind === 'scale' ? min >= max : min > max)) {
    mistakes.add(within(place, 'max'), 'numbers-order');
  }
  return { min, max };
}

/** A prepared poll as its file says it; `readFilePoll` makes the same of it again. */
export function filePollOf(plan: PollPlan, session: number | null): FilePoll {
  const { kind, question, options, min, max, ends, signing, split, seenBy } = plan;
  const given = Object.entries(ends).filter(([, text]) => Object.keys(text).length > 0);
  return {
    ...(session === null ? {} : { session }),
    kind,
    question,
    ...(options.length === 0 ? {} : { options }),
    min,
    max,
    ...(given.length === 0 ? {} : { ends: Object.fromEntries(given) }),
    signing,
    split,
    seenBy,
  };
}
