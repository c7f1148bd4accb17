import type { Random } from '#lib/base32.ts';
import { type Store, StoreUnavailable } from '#server/store/store.ts';

/** How often the store fails, of 1; may change at any moment. */
export interface Failing {
  share: number;
  /** How often it has failed so far. */
  failures: number;
}

/**
 * The real store, which fails at whatever is asked about rooms in a share of the cases: half of these times before
 * anything was done, half after all was done, as a line does that breaks.
 */
export function failingStore(store: Store, random: Random, failing: Failing): Store {
  const chance = () => (random(1)[0] ?? 0) / 256;
  type Call = (...given: unknown[]) => Promise<unknown>;
  const rooms = Object.fromEntries(
    Object.entries(store.rooms as unknown as Record<string, Call>).map(([name, call]) => [
      name,
      async (...given: unknown[]) => {
        const fails = chance() < failing.share;
        if (!fails) return call(...given);
        failing.failures += 1;
        if (chance() < 0.5) throw new StoreUnavailable('failed before');
        await call(...given);
        throw new StoreUnavailable('failed after');
      },
    ]),
  );
  return { ...store, rooms: rooms as unknown as Store['rooms'] };
}
