/**
 * How often join codes may be guessed. Only failures count, since a whole building shares one address and comes in
 * with correct codes; and only codes that are typed, since the long secret of the QR code cannot be guessed.
 */

/** Failures within WINDOW_MS after which an address waits. */
export const FAILURES_PER_ADDRESS = 10;
/** Failures within WINDOW_MS after which every typed code waits, wherever it comes from. */
export const FAILURES_OF_ALL = 600;
export const WINDOW_MS = 60_000;

/** The failures of the last minute, oldest first. Times in milliseconds. */
export type Failures = readonly { address: string; at: number }[];

/** How many milliseconds a typed code from this address has to wait; 0 when it may be tried now. */
export function waitOf(failures: Failures, address: string, now: number): number {
  const recent = failures.filter((failure) => failure.at > now - WINDOW_MS);
  const own = recent.filter((failure) => failure.address === address);
  return Math.max(untilFreed(own, FAILURES_PER_ADDRESS, now), untilFreed(recent, FAILURES_OF_ALL, now));
}

/** The failures with one more, those that no longer count left out. */
export function withFailure(failures: Failures, address: string, now: number): Failures {
  return [...failures.filter((failure) => failure.at > now - WINDOW_MS), { address, at: now }];
}

/** Until so many have left the window that there are fewer than `limit`. */
function untilFreed(recent: Failures, limit: number, now: number): number {
  const last = recent.at(-limit);
  return last === undefined ? 0 : last.at + WINDOW_MS - now;
}
