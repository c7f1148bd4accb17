import type { Connections } from './connections.ts';
import type { Passes } from './pass.ts';

/** How long a socket may outlive its pass, when that expired or was ended in another process. */
const EVERY_MS = 15_000;

/** Looks again and again whether the passes of open sockets still hold; answers its own stop. */
export function endLapsed(
  { connections, passes }: { connections: Connections; passes: Pick<Passes, 'holder'> },
  everyMs: number = EVERY_MS,
): () => void {
  const look = async () => {
    for (const passHash of connections.passes()) {
      if ((await passes.holder(passHash)) === null) connections.endPass(passHash);
    }
  };
  // While the store is away nobody is thrown out.
  const timer = setInterval(() => void look().catch(() => {}), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
