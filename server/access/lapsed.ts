import type { Bus } from '#server/bus/bus.ts';
import type { Connections } from './connections.ts';
import type { Passes } from './pass.ts';

/** How long a socket may outlive its pass, when that expired, or was ended in a process that is not heard. */
const EVERY_MS = 15_000;

/**
 * Looks again and again whether the passes of open sockets still hold, also when news of it may have been missed;
 * answers its own stop.
 */
export function endLapsed(
  {
    connections,
    passes,
    bus,
  }: {
    connections: Pick<Connections, 'passes' | 'endPass'>;
    passes: Pick<Passes, 'holder'>;
    bus: Pick<Bus, 'onMissed'>;
  },
  everyMs: number = EVERY_MS,
): () => void {
  const look = async () => {
    for (const passHash of connections.passes()) {
      if ((await passes.holder(passHash)) === null) connections.endPass(passHash);
    }
  };
  // While the store is away nobody is thrown out.
  const lookQuietly = () => void look().catch(() => {});
  const timer = setInterval(lookQuietly, everyMs);
  timer.unref();
  const stopMissing = bus.onMissed(lookQuietly);
  return () => {
    clearInterval(timer);
    stopMissing();
  };
}
