import type { PollPlan } from './poll.ts';
import { choicesOf, type Hands } from './tally.ts';

/** What somebody types who counts hands in a room: how many people, and how many for each option or value. */
export interface TypedHands {
  people: string;
  counts: Record<string, string>;
}

/** What is wrong with it, at the field of an option, or at `people`. */
export interface HandsMistake {
  place: string;
  /**
   * `number`: it is none. `sum`: the options make `limit` people. `more`: more than the `limit` people who are there.
   * `few`, `many`: everybody chooses at least, at most `limit`.
   */
  code: 'number' | 'sum' | 'more' | 'few' | 'many';
  limit: number;
}

/** Where the number of people is typed. */
export const PEOPLE = 'people';

/** What was counted, as it can be changed. Nothing counted: empty fields. */
export function typedHands(hands: Hands | null): TypedHands {
  if (hands === null) return { people: '', counts: {} };
  const counts = Object.entries(hands.counts).map(([option, count]) => [option, String(count)]);
  return { people: String(hands.people), counts: Object.fromEntries(counts) };
}

/** The hands that were typed, or else what is wrong. An empty field is 0. */
export function readHands(
  plan: PollPlan,
  typed: TypedHands,
): { hands: Hands; mistakes: [] } | { hands: null; mistakes: HandsMistake[] } {
  const counted = choicesOf(plan).map((choice) => ({
    place: choice,
    count: numberOf(Object.hasOwn(typed.counts, choice) ? (typed.counts[choice] ?? '') : ''),
  }));
  const people = numberOf(typed.people);
  const unread = [{ place: PEOPLE, count: people }, ...counted].filter(({ count }) => count === null);
  if (people === null || unread.length > 0)
    return { hands: null, mistakes: unread.map(({ place }) => ({ place, code: 'number', limit: 0 })) };
  const counts = Object.fromEntries(counted.map(({ place, count }) => [place, count ?? 0]));
  const mistakes = mistakesIn(plan, people, counts);
  return mistakes.length > 0 ? { hands: null, mistakes } : { hands: { people, counts }, mistakes: [] };
}

function mistakesIn(plan: PollPlan, people: number, counts: Hands['counts']): HandsMistake[] {
  const given = Object.entries(counts);
  const sum = given.reduce((all, [, count]) => all + count, 0);
  if (plan.kind !== 'multiple') return sum === people ? [] : [{ place: PEOPLE, code: 'sum', limit: sum }];
  const more = given.filter(([, count]) => count > people);
  if (more.length > 0) return more.map(([place]) => ({ place, code: 'more', limit: people }));
  if (sum < people * plan.min) return [{ place: PEOPLE, code: 'few', limit: plan.min }];
  return sum > people * plan.max ? [{ place: PEOPLE, code: 'many', limit: plan.max }] : [];
}

/** A number up to 9999 as it is typed, in European or Arabic digits; empty is 0. Null: it is none. */
function numberOf(typed: string): number | null {
  const digits = typed
    .trim()
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
  return /^\d{0,4}$/.test(digits) ? Number(digits) : null;
}
