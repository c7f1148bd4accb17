const MINUTE_MS = 60_000;

/** Whole minutes until a moment, rounded up, never below zero. Both in milliseconds since 1970. */
export function minutesUntil(at: number, now: number): number {
  return Math.max(0, Math.ceil((at - now) / MINUTE_MS));
}
