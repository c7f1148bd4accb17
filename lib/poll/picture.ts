import type { PollPlan } from './poll.ts';
import { choicesOf, rankingOf, type Tally } from './tally.ts';
import type { Entry } from './words.ts';

/** What can be drawn of an option, or of a value of a scale. */
export interface Line {
  /** Id of the option, or the value as text. */
  choice: string;
  /** How many chose it, or its points. */
  count: number;
  /** Of these, counted by hand. */
  byHand: number;
  /** Of everybody who answered, or of the points that could be had: from 0 to 1. */
  share: number;
  /** Of a ranking, from 1; else 0. */
  rank: number;
}

/** What was chosen, one line for each choice: in the order of the plan, of a ranking the best first. */
export function linesOf(plan: PollPlan, tally: Tally): Line[] {
  const choices = choicesOf(plan);
  const most = plan.kind === 'ranking' ? tally.people * choices.length : tally.people;
  const lines = choices.map((choice, at) => {
    const count = tally.counts[at] ?? 0;
    const share = most === 0 ? 0 : Math.min(1, count / most);
    return { choice, count, byHand: tally.handCounts[at] ?? 0, share, rank: 0 };
  });
  if (plan.kind !== 'ranking') return lines;
  return rankingOf(tally.counts).flatMap(({ option, rank }) => {
    const line = lines[option];
    return line === undefined ? [] : [{ ...line, rank }];
  });
}

/** The highest share of some lines; 1 where there is none, so that nothing is divided by it. */
export function highestShare(lines: readonly Pick<Line, 'share'>[]): number {
  return lines.reduce((highest, { share }) => Math.max(highest, share), 0) || 1;
}

/** From 0, the smallest, to CLOUD_STEPS. */
export interface CloudWord extends Entry {
  size: number;
}

export const CLOUD_STEPS = 5;
/** Longer than this a large word would fill a phone by itself. */
const LONG = 14;
const LONG_SIZE = 2;

/**
 * The words of a cloud, the most frequent first, which is also how they are read. Their area grows with how often they
 * were written.
 */
export function cloudOf(entries: readonly Entry[]): CloudWord[] {
  const counts = entries.map(({ count }) => count);
  const [most, least] = [Math.max(...counts), Math.min(...counts)];
  return entries.map((entry) => {
    const part = most === least ? 0.25 : (entry.count - least) / (most - least);
    const size = Math.round(Math.sqrt(part) * CLOUD_STEPS);
    return { ...entry, size: [...entry.text].length > LONG ? Math.min(size, LONG_SIZE) : size };
  });
}
