import { type Failures, waitOf, withFailure } from '#lib/people/attempts.ts';
import type { Clock } from '#server/world.ts';

/** The failed codes of the last minute, as this process saw them. */
export interface Attempts {
  /** Milliseconds that a typed code from this address has to wait; 0: try now. */
  wait(address: string): number;
  failed(address: string): void;
}

export function createAttempts(clock: Clock): Attempts {
  let failures: Failures = [];
  return {
    wait: (address) => waitOf(failures, address, clock()),
    failed: (address) => {
      failures = withFailure(failures, address, clock());
    },
  };
}
