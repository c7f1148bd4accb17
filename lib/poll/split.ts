/** Fewer ballots than these are never shown apart: they would say who chose what. */
export const CELL_MIN = 5;

/** How many ballots each group has, such as a country. */
export type Sizes = ReadonlyMap<string, number>;

/**
 * The groups whose answers may be shown apart. Beside the total of all, what is hidden could be worked out as the
 * difference: so hidden groups are never one alone, and together never fewer than CELL_MIN. Where only one or few
 * would be hidden, the smallest shown one is hidden too.
 *
 * @param earlier sizes of the groups shown apart in earlier rounds of the same poll: where a few people more or less
 * have answered, the difference between two rounds would be theirs
 */
export function shownGroups(sizes: Sizes, earlier: readonly Sizes[] = []): Set<string> {
  const shown = [...sizes]
    .filter(
      ([group, size]) => size >= CELL_MIN && !earlier.some((round) => differsByFew(round.get(group), size)),
    )
    .sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
  const names = new Set(shown.map(([group]) => group));
  const hidden = [...sizes].filter(([group, size]) => size > 0 && !names.has(group)).map(([, size]) => size);
  while (hidden.length > 0 && (hidden.length === 1 || sum(hidden) < CELL_MIN)) {
    const smallest = shown.shift();
    if (smallest === undefined) break;
    names.delete(smallest[0]);
    hidden.push(smallest[1]);
  }
  return names;
}

function differsByFew(before: number | undefined, now: number): boolean {
  return before !== undefined && before !== now && Math.abs(before - now) < CELL_MIN;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

/** The answers of one group; null: too few to be shown apart. */
export interface Part<Value> {
  group: string;
  value: Value | null;
}
