import type { Language } from '#lib/language/language.ts';
import { fold } from '#lib/review/fold.ts';
import { STOP_WORDS } from './stop-words.ts';

/** The Arabic article, written together with its word. */
const ARTICLE = /^ال(?=\p{L}{3})/u;

/**
 * What makes two entries of a cloud the same: case, accents, vowel signs and punctuation do not count, nor do words
 * such as “the” in the writer's language. Empty: nothing is left that says something.
 */
export function wordKey(text: string, language: Language): string {
  const words = fold(text)
    .trim()
    .split(' ')
    .filter((word) => word !== '' && !STOP_WORDS[language].has(word));
  return words.map((word) => (language === 'ar' ? word.replace(ARTICLE, '') : word)).join(' ');
}

/** What facilitators decided about the entries of a round: which count as another, and which are not shown. By key. */
export interface WordRules {
  /** From a key to the one it counts as. */
  merged: Record<string, string>;
  removed: string[];
}

export const NO_WORD_RULES: WordRules = { merged: {}, removed: [] };
/** More than this nobody merges by hand. */
export const WORD_RULES_MAX = 300;

/** How often one spelling of an entry was written. */
export interface Spelling {
  key: string;
  text: string;
  count: number;
}

/** An entry as it is shown; `key` is what rules name. */
export interface Entry {
  key: string;
  text: string;
  count: number;
}

/**
 * The entries with their counts, the most frequent first; each in the spelling most people used. An entry that others
 * were merged into keeps its own spelling.
 */
export function entriesOf(spellings: readonly Spelling[], rules: WordRules): Entry[] {
  const removed = new Set(rules.removed);
  const found = new Map<string, { count: number; own: Spelling | null; other: Spelling | null }>();
  for (const spelling of spellings) {
    const key = targetOf(spelling.key, rules.merged);
    if (removed.has(key)) continue;
    const entry = found.get(key) ?? { count: 0, own: null, other: null };
    entry.count += spelling.count;
    const place = spelling.key === key ? 'own' : 'other';
    const before = entry[place];
    if (before === null || isBetter(spelling, before)) entry[place] = spelling;
    found.set(key, entry);
  }
  return [...found]
    .map(([key, { count, own, other }]) => ({ key, text: (own ?? other)?.text ?? key, count }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

/** The key as which one counts. Follows merges of merges; a circle ends where it began. */
export function targetOf(key: string, merged: WordRules['merged']): string {
  const seen = new Set<string>();
  let target = key;
  while (!seen.has(target) && Object.hasOwn(merged, target)) {
    seen.add(target);
    target = merged[target] ?? target;
  }
  return target;
}

function isBetter(one: Spelling, other: Spelling): boolean {
  return one.count > other.count || (one.count === other.count && one.text < other.text);
}
