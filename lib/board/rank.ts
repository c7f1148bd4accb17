import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** Ranks order the cards of a column: strings between which there is always room for one more. */

/** The rank of a card whose own rank cannot be read. */
export const RANK_UNKNOWN = 'a0';

/** Longer ranks come from nobody's honest moving about. */
const RANK_LENGTH_MAX = 200;

export function isRank(value: unknown): value is string {
  if (typeof value !== 'string' || value === '' || value.length > RANK_LENGTH_MAX) return false;
  try {
    generateKeyBetween(value, null);
    return true;
  } catch {
    return false;
  }
}

export interface Ranked {
  id: string;
  rank: string;
}

/** Order within a column: by rank, equal ranks (two people placed at once) by id, the same for everybody. */
export function byRank(a: Ranked, b: Ranked): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * Ranks to write so that `ids` stand, in their order, at `index` among `others`: places with the cards that lie there,
 * sorted, without `ids`. One entry for each, and one more for each card of a place that follows with the same rank as
 * the one before: a tie leaves no room in between.
 */
export function ranksToPlace(
  others: readonly (readonly Ranked[])[],
  ids: readonly string[],
  index: number,
): Ranked[] {
  const at = Math.max(0, Math.min(index, others.length));
  const left = others[at - 1]?.[0]?.rank ?? null;
  let end = at;
  while (left !== null && end < others.length && (others[end]?.[0]?.rank ?? '') <= left) end++;
  const right = others[end]?.[0]?.rank ?? null;
  const moved = [...ids, ...others.slice(at, end).flatMap((place) => place.map((card) => card.id))];
  const ranks = generateNKeysBetween(left, right, moved.length);
  return moved.map((card, i) => ({ id: card, rank: ranks[i] ?? RANK_UNKNOWN }));
}
