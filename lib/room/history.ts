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
