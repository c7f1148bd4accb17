import type { PageNews } from '#server/bus/bus.ts';
import type { Clock } from '#server/world.ts';
import type { PresenceKeys } from './keys.ts';

/** Keys within one process: all made by what this answers find each other's. A process alone makes one. */
export function createInProcessKeys(clock: Clock): () => PresenceKeys {
  const all = new Map<string, { pages: readonly PageNews[]; expiresAt: number }>();
  let makers = 0;
  return () => {
    makers += 1;
    const maker = makers;
    return {
      put(eventId, personId, pages, ttlMs) {
        const key = JSON.stringify([eventId, personId, maker]);
        if (pages.length === 0) all.delete(key);
        else all.set(key, { pages, expiresAt: clock() + ttlMs });
      },
      async read() {
        const now = clock();
        for (const [key, { expiresAt }] of all) if (expiresAt <= now) all.delete(key);
        return [...all.values()].flatMap(({ pages, expiresAt }) =>
          pages.map((page) => ({ page, livesMs: expiresAt - now })),
        );
      },
    };
  };
}
