/** So many sockets are told within a second that the process stops, as long as that takes no longer than the most. */
const TOLD_PER_SECOND = 200;
/** Longest time between the first and the last who are told, in milliseconds. */
export const GOING_AWAY_MS = 3_000;

/**
 * When each of `count` sockets is told that the process stops, in milliseconds from the beginning, rising. Clients
 * come back a fixed moment after they are told (the stock one after 100 ms, without any chance in it), so a hall that
 * is told at once comes back at once.
 */
export function goodbyeTimes(count: number): number[] {
  const whole = Math.min(GOING_AWAY_MS, (count / TOLD_PER_SECOND) * 1000);
  return Array.from({ length: count }, (_, n) => (whole * n) / count);
}
