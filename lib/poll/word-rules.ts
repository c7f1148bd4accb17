import { targetOf, WORD_RULES_MAX, type WordRules } from './words.ts';

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

/** Entries are not shown any more, with what counts as them. */
export function hidden(rules: WordRules, keys: readonly string[]): WordRules {
  const targets = keys.map((key) => targetOf(key, rules.merged));
  return { ...rules, removed: [...new Set([...rules.removed, ...targets])] };
}

/** Entries are shown again. */
export function shown(rules: WordRules, keys: readonly string[]): WordRules {
  return { ...rules, removed: rules.removed.filter((key) => !keys.includes(key)) };
}

/** Whether so many more entries can be counted as another, or hidden. */
export function isRoomFor({ merged, removed }: WordRules, more: number): boolean {
  return Math.max(Object.keys(merged).length, removed.length) + more <= WORD_RULES_MAX;
}
