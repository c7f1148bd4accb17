const DAY_MS = 86_400_000;
/** Nobody can say beforehand what a meeting is good for in more than this time. */
const LONGEST_MS = 730 * DAY_MS;

/** Whether an event may be kept until then: it lies ahead, and not too far. Times are milliseconds. */
export function isRetention(retainUntil: number, now: number): boolean {
  return retainUntil > now && retainUntil <= now + LONGEST_MS;
}
