const DAY_MS = 86_400_000;
/** Nobody can say beforehand what a meeting is good for in more than this time. */
const LONGEST_MS = 730 * DAY_MS;

/** Whether an event may be kept until then: it lies ahead, and not too far. Times are milliseconds. */
export function isRetention(retainUntil: number, now: number): boolean {
  return retainUntil > now && retainUntil <= now + LONGEST_MS;
}

/** From when on staff is told that the end of keeping is near. */
const WARNING_MS = 14 * DAY_MS;

/** Whole days until everything is erased, while that is near enough to be told; else null. */
export function daysLeft(retainUntil: number, now: number): number | null {
  const left = retainUntil - now;
  return left > WARNING_MS ? null : Math.max(0, Math.floor(left / DAY_MS));
}
