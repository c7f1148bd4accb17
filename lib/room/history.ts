/** Why a state of a room's document was kept: much was deleted after it, or another one was put in its place. */
export type HistoryReason = 'deletion' | 'before-restore';

/** What is offered, and for how long, milliseconds: later nobody would know what it is about. */
const OFFERED_MS = 3_600_000;
const OFFERED_MAX = 3;

/**
 * The kept states that somebody may want back now: what was last restored over, or the newest that were deleted from
 * since. `history` is newest first; times are milliseconds.
 */
export function offered<Kept extends { reason: HistoryReason; madeAt: number }>(
  history: readonly Kept[],
  now: number,
): Kept[] {
  const recent = history.filter(({ madeAt }) => madeAt > now - OFFERED_MS);
  const restoredAt = recent.findIndex(({ reason }) => reason === 'before-restore');
  if (restoredAt === 0) return recent.slice(0, 1);
  return recent.slice(0, restoredAt === -1 ? OFFERED_MAX : Math.min(restoredAt, OFFERED_MAX));
}

/** Kept states by one person that are spared while others have fewer. */
const SPARED_OF_A_PERSON = 5;
const DAY_MS = 86_400_000;

/** A kept state, as far as it matters for how long. */
interface Kept {
  id: string;
  personId: string | null;
  madeAt: number;
}

/**
 * Which kept states go when there are more than `max`. Not the oldest: whoever deletes much could then drive out what
 * stood before by noise, in the names of many. They are thinned instead: of the person with the most of them, else of
 * all, the one goes whose neighbours in time are closest. The first of each day and the newest stay. So whenever
 * something was deleted, a state from shortly before is still there, whatever was done afterwards.
 *
 * @param history all that are kept, in any order
 * @returns the ids of those that go
 */
export function thinnedOut(history: readonly Kept[], max: number): string[] {
  const left = [...history].sort((a, b) => a.madeAt - b.madeAt);
  const gone: string[] = [];
  while (left.length > max) {
    const index = leastMissed(left);
    gone.push(...left.splice(index, 1).map(({ id }) => id));
  }
  return gone;
}

/** Index of the one that goes next; `kept` is oldest first. */
function leastMissed(kept: readonly Kept[]): number {
  const dayOf = (entry: Kept | undefined) => Math.floor((entry?.madeAt ?? -DAY_MS) / DAY_MS);
  const free = kept
    .map((entry, index) => ({ entry, index, gap: gapAround(kept, index) }))
    .slice(0, -1)
    .filter(({ entry, index }) => dayOf(entry) === dayOf(kept[index - 1]));
  const byPerson = [...Map.groupBy(free, ({ entry }) => entry.personId ?? '').values()];
  const most = byPerson.reduce((a, b) => (b.length > a.length ? b : a), []);
  const among = most.length > SPARED_OF_A_PERSON ? most : free;
  const [first, ...others] = among;
  // Only firsts of a day are left: the oldest of them.
  if (first === undefined) return 0;
  return others.reduce((least, each) => (each.gap <= least.gap ? each : least), first).index;
}

function gapAround(kept: readonly Kept[], index: number): number {
  return (kept[index + 1]?.madeAt ?? Number.POSITIVE_INFINITY) - (kept[index - 1]?.madeAt ?? 0);
}
