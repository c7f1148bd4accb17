const DAY_MS = 86_400_000;
/** Staff are warned this long before an event is erased. */
export const WARN_MS = 14 * DAY_MS;
/** Nobody can say beforehand what a meeting is good for in more than this time. */
const LONGEST_MS = 730 * DAY_MS;

/** Whether an event may be kept until then: it lies ahead, and not too far. Times are milliseconds. */
export function isRetention(retainUntil: number, now: number): boolean {
  return retainUntil > now && retainUntil <= now + LONGEST_MS;
}

/** Whole days until an event is erased, at least 0, or null while nobody needs to be warned. */
export function daysLeft(retainUntil: number, now: number): number | null {
  const left = retainUntil - now;
  return left > WARN_MS ? null : Math.max(0, Math.floor(left / DAY_MS));
}
