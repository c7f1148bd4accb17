import type { PollPlan } from './poll.ts';
import { type Entry, entriesOf, NO_WORD_RULES, type WordRules } from './words.ts';

/** How many ballots of one room have a mark; counted by the store, never kept. */
export interface Count {
  roomId: string;
  option: string;
  /** Of a ranking; else 1. */
  place: number;
  /** Of words and answers: the spelling; else empty. */
  text: string;
  count: number;
}

/** What a facilitator counted in a room for people without a device. */
export interface Hands {
  people: number;
  /** How many of them chose each option, or value. */
  counts: Record<string, number>;
}

/** What was chosen, whole. */
export interface Tally {
  /** People who answered, those counted by hand included. */
  people: number;
  /** Those whom a facilitator counted. */
  byHand: number;
  /**
   * For each option in its order, or each value of a scale from the lowest: how many chose it; of a ranking, its Borda
   * points. Empty for words and answers.
   */
  counts: number[];
  /** Of `counts`, what was counted by hand; empty when nothing was. */
  handCounts: number[];
  /** Words and answers, the most frequent first; empty for the others. */
  entries: Entry[];
}

/** As many entries are told; a cloud with more cannot be read. */
export const ENTRIES_MAX = 60;

/** What can be chosen, in order: ids of options, or values of a scale. */
export function choicesOf({ kind, options, min, max }: PollPlan): string[] {
  if (kind !== 'scale') return options.map(({ id }) => id);
  return Array.from({ length: max - min + 1 }, (_, step) => String(min + step));
}

/** The poll's kinds in which hands can be counted. */
export function canCountHands(kind: PollPlan['kind']): boolean {
  return kind === 'single' || kind === 'multiple' || kind === 'scale';
}

/** Whether hands fit what is asked: nobody is counted twice. */
export function areHands(plan: PollPlan, { people, counts }: Hands): boolean {
  const given = Object.entries(counts);
  const known = new Set(choicesOf(plan));
  if (!canCountHands(plan.kind) || given.some(([option]) => !known.has(option))) return false;
  const sum = given.reduce((all, [, count]) => all + count, 0);
  if (plan.kind === 'multiple') {
    const isPossible = sum >= people * plan.min && sum <= people * plan.max;
    return isPossible && given.every(([, count]) => count <= people);
  }
  return sum === people;
}

/**
 * The tally of counted ballots and hands, all rooms together or those given.
 * @param ballots how many ballots were counted
 */
export function tallyOf(
  plan: PollPlan,
  ballots: number,
  counts: readonly Count[],
  hands: readonly Hands[] = [],
  rules: WordRules = NO_WORD_RULES,
): Tally {
  const byHand = hands.reduce((all, { people }) => all + people, 0);
  const whole = { people: ballots + byHand, byHand };
  if (plan.kind === 'words' || plan.kind === 'open') {
    const spellings = counts.map(({ option, text, count }) => ({ key: option, text, count }));
    return {
      ...whole,
      counts: [],
      handCounts: [],
      entries: entriesOf(spellings, rules).slice(0, ENTRIES_MAX),
    };
  }
  const choices = choicesOf(plan);
  const places = new Map(choices.map((choice, place) => [choice, place]));
  const marked = choices.map(() => 0);
  for (const { option, place, count } of counts) {
    const at = places.get(option);
    if (at === undefined) continue;
    const weight = plan.kind === 'ranking' ? bordaPoints(choices.length, place) : 1;
    marked[at] = (marked[at] ?? 0) + weight * count;
  }
  const handCounts = choices.map((choice) =>
    hands.reduce(
      (all, { counts: raised }) => all + (Object.hasOwn(raised, choice) ? (raised[choice] ?? 0) : 0),
      0,
    ),
  );
  return {
    ...whole,
    counts: marked.map((count, at) => count + (handCounts[at] ?? 0)),
    handCounts: byHand === 0 ? [] : handCounts,
    entries: [],
  };
}

/** Borda: with n options the first place gives n points, the last 1; what is not put in order gets none. */
export function bordaPoints(options: number, place: number): number {
  return options - place + 1;
}

/** An option of a ranking by its points; those with the same points share a rank. */
export interface Ranked {
  /** Place of the option in the plan. */
  option: number;
  /** From 1. */
  rank: number;
  points: number;
}

export function rankingOf(points: readonly number[]): Ranked[] {
  return points
    .map((value, option) => ({
      option,
      points: value,
      rank: 1 + points.filter((each) => each > value).length,
    }))
    .sort((a, b) => b.points - a.points || a.option - b.option);
}

/** Mean and median of a scale's counts; null while nobody has answered. */
export function scaleFigures(
  counts: readonly number[],
  lowest: number,
): { mean: number; median: number } | null {
  const people = counts.reduce((all, count) => all + count, 0);
  if (people === 0) return null;
  const mean = counts.reduce((sum, count, step) => sum + count * (lowest + step), 0) / people;
  return {
    mean,
    median: (valueAt(counts, lowest, (people - 1) >> 1) + valueAt(counts, lowest, people >> 1)) / 2,
  };
}

/** The value of the person at this place (from 0) when all stand in order of their values. */
function valueAt(counts: readonly number[], lowest: number, place: number): number {
  let before = 0;
  for (const [step, count] of counts.entries()) {
    before += count;
    if (place < before) return lowest + step;
  }
  return lowest;
}
