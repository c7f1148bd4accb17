import { fold, queryWords } from '#lib/review/fold.ts';

/**
 * Those of whom every word of `query` begins a word of what is known of them (`textOf`), however it is spelt: without
 * accents, in capitals, with one alef or another. Everybody when nothing is asked.
 */
export function found<One>(people: readonly One[], query: string, textOf: (one: One) => string): One[] {
  const words = queryWords(query);
  return people.filter((one) => {
    const text = fold(textOf(one));
    return words.every((word) => text.includes(` ${word}`));
  });
}
