import { type Failures, waitOf, withFailure } from '#lib/people/attempts.ts';
import type { Bus } from '#server/bus/bus.ts';
import type { Clock } from '#server/world.ts';

/** The failed codes of the last minute, in this process and in those that it hears. */
export interface Attempts {
  /** Milliseconds that a typed code from this address has to wait; 0: try now. */
  wait(address: string): number;
  failed(address: string): void;
}

export function createAttempts(clock: Clock, bus: Pick<Bus, 'tell' | 'onNews'>): Attempts {
  let failures: Failures = [];
  const note = (address: string) => {
    failures = withFailure(failures, address, clock());
  };
  bus.onNews((news) => {
    if (news.is === 'code-failed') note(news.address);
  });
  return {
    wait: (address) => waitOf(failures, address, clock()),
    failed(address) {
      note(address);
      bus.tell({ is: 'code-failed', address });
    },
  };
}
