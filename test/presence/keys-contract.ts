import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageNews } from '#server/bus/bus.ts';
import type { PresenceKeys } from '#server/presence/keys.ts';
import { someone } from './contract.ts';

/** Keys as several processes hold them, and time that goes by for them. */
export interface KeysWorld {
  start(): Promise<PresenceKeys>;
  /** Resolves when that much time has passed. */
  passes(milliseconds: number): Promise<void>;
}

const page = (pageId: string, person = 'amal', more = {}): PageNews => ({
  eventId: 'event',
  pageId,
  presence: someone(person, more),
  at: 7,
});
const LONG_MS = 600_000;
const SHORT_MS = 300;

/** What every implementation of the keys promises. */
export function keysContract(name: string, open: () => Promise<KeysWorld>): void {
  describe(name, () => {
    let world: KeysWorld;
    let [one, two]: [PresenceKeys, PresenceKeys] = [] as never;
    beforeEach(async () => {
      world = await open();
      [one, two] = [await world.start(), await world.start()];
    });
    const found = async (keys: PresenceKeys) =>
      (await keys.read()).map((each) => each.page).sort((a, b) => (a.pageId < b.pageId ? -1 : 1));
    const finds = (keys: PresenceKeys, wanted: PageNews[]) =>
      vi.waitFor(async () => expect(await found(keys)).toEqual(wanted), { timeout: 20_000, interval: 5 });

    it('hold nothing at first', async () => {
      expect(await one.read()).toEqual([]);
    });

    it('give every process what each of them put, whole, with the time it may be believed in', async () => {
      const [phone, laptop] = [page('phone', 'amal', { roomId: 'iraq' }), page('laptop', 'amal')];
      one.put('event', 'amal', [laptop, phone], LONG_MS);
      two.put('event', 'joris', [page('tab', 'joris')], LONG_MS);
      for (const keys of [one, two]) await finds(keys, [laptop, phone, page('tab', 'joris')]);
      for (const { livesMs } of await one.read()) {
        expect(livesMs).toBeGreaterThan(LONG_MS / 2);
        expect(livesMs).toBeLessThanOrEqual(LONG_MS);
      }
    });

    it('replace what a process put before, and nothing that another did for the same person', async () => {
      one.put('event', 'amal', [page('a'), page('b')], LONG_MS);
      two.put('event', 'amal', [page('c')], LONG_MS);
      one.put('event', 'amal', [page('b')], LONG_MS);
      await finds(two, [page('b'), page('c')]);
      one.put('event', 'amal', [], LONG_MS);
      await finds(two, [page('c')]);
      one.put('event', 'amal', [], LONG_MS);
      await finds(one, [page('c')]);
    });

    it('keep events apart', async () => {
      one.put('event', 'amal', [page('a')], LONG_MS);
      one.put('other', 'amal', [{ ...page('b'), eventId: 'other' }], LONG_MS);
      one.put('event', 'amal', [], LONG_MS);
      await finds(two, [{ ...page('b'), eventId: 'other' }]);
    });

    it('forget by themselves what is not put again', async () => {
      one.put('event', 'amal', [page('a')], SHORT_MS);
      two.put('event', 'joris', [page('b', 'joris')], LONG_MS);
      await world.passes(SHORT_MS);
      await finds(two, [page('b', 'joris')]);
    });

    it('live as long again when they are put again', async () => {
      one.put('event', 'amal', [page('a')], SHORT_MS);
      one.put('event', 'amal', [page('a')], LONG_MS);
      await world.passes(SHORT_MS);
      await finds(two, [page('a')]);
    });
  });
}
