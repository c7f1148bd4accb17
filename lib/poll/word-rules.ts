import { ok, problem, type Result } from '#lib/result.ts';
import { targetOf, WORD_RULES_MAX, type WordRules } from './words.ts';

/**
 * What one facilitator decides about some entries, by their keys. It says nothing of the others, about which somebody else
 * may decide at the same moment.
 */
export type WordChange =
  | { is: 'merge'; keys: readonly string[]; into: string }
  | { is: 'part' | 'hide' | 'show'; keys: readonly string[] };

/** The rules of a round after a change, from those that hold at that moment. The same change twice is one. */
export function rulesAfter(rules: WordRules, change: WordChange): Result<WordRules, 'words-full'> {
  const after = changedBy(rules, change);
  const isMore = sizeOf(after) > sizeOf(rules);
  return isMore && sizeOf(after) > WORD_RULES_MAX ? problem('words-full') : ok(after);
}

function changedBy(rules: WordRules, change: WordChange): WordRules {
  switch (change.is) {
    case 'merge':
      return countedAs(rules, change.keys, change.into);
    case 'part':
      return countedApart(rules, change.keys);
    case 'hide':
      return hidden(rules, change.keys);
    case 'show':
      return shown(rules, change.keys);
  }
}

/** Entries count as another of them from now on. What counted as one of them goes along. */
export function countedAs(rules: WordRules, keys: readonly string[], into: string): WordRules {
  const target = targetOf(into, rules.merged);
  const merged = { ...rules.merged };
  for (const key of keys) {
    const own = targetOf(key, rules.merged);
    if (own !== target) merged[own] = target;
  }
  return { ...rules, merged };
}

/** Entries count by themselves again. */
export function countedApart(rules: WordRules, keys: readonly string[]): WordRules {
  const merged = Object.entries(rules.merged).filter(([key]) => !keys.includes(key));
  return { ...rules, merged: Object.fromEntries(merged) };
}

/**
 * Entries are not shown any more, with what counts as them. What somebody else has counted as another entry meanwhile is
 * taken out of it: that one was not meant.
 */
export function hidden(rules: WordRules, keys: readonly string[]): WordRules {
  return { ...countedApart(rules, keys), removed: [...new Set([...rules.removed, ...keys])] };
}

/** Entries are shown again. */
export function shown(rules: WordRules, keys: readonly string[]): WordRules {
  return { ...rules, removed: rules.removed.filter((key) => !keys.includes(key)) };
}

/** Whether so many more entries can be counted as another, or hidden. */
export function isRoomFor(rules: WordRules, more: number): boolean {
  return sizeOf(rules) + more <= WORD_RULES_MAX;
}

function sizeOf({ merged, removed }: WordRules): number {
  return Math.max(Object.keys(merged).length, removed.length);
}
