import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Batch, Bus, BusNews } from '#server/bus/bus.ts';
import { someone } from '#test/presence/contract.ts';

export const closedRoom = (roomId: string): BusNews => ({ is: 'room-changed', roomId });

function committed(batch: Batch | null): BusNews {
  return { is: 'room-committed', roomId: 'iraq', epoch: 'e', position: 3, batch };
}

/** What a bus has heard so far. */
export function heardBy(bus: Bus): BusNews[] {
  const heard: BusNews[] = [];
  bus.onNews((news) => heard.push(news));
  return heard;
}

export const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 20_000, interval: 5 });

/** One of each kind of news. */
const EVERYTHING: BusNews[] = [
  {
    is: 'live',
    message: { nsp: '/', type: 3, data: { packet: { data: ['x', { n: 1 }] }, opts: { rooms: ['é', 'ع'] } } },
  },
  committed({ update: Uint8Array.from([0, 255, 10, 34]), claims: [{ client: 7, personId: 'p' }] }),
  committed({ update: new Uint8Array(), claims: [{ client: 2 ** 32 - 1, personId: null }] }),
  committed(null),
  closedRoom('iraq'),
  { is: 'person-changed', personId: 'p' },
  { is: 'person-removed', personId: 'p' },
  { is: 'pass-ended', passHash: 'h' },
  { is: 'pass-renewed', before: 'h', after: 'i' },
  { is: 'code-failed', address: '192.0.2.1' },
  { is: 'pages', pages: [{ eventId: 'e', pageId: 'g', at: 1, presence: someone('amal') }] },
  { is: 'pages', pages: [{ eventId: 'e', pageId: 'g', at: 1, presence: null }] },
  { is: 'pages-wanted' },
  {
    is: 'carets',
    roomId: 'iraq',
    epoch: 'e',
    carets: [
      { client: 7, personId: 'p', state: { user: { name: 'Amal' }, cursor: null } },
      { client: 8, personId: 'p', state: null },
    ],
  },
  { is: 'carets-wanted', roomId: 'iraq' },
];

/** What every implementation of the bus promises. */
export function busContract(name: string, open: () => Promise<() => Promise<Bus>>): void {
  describe(name, () => {
    const running: Bus[] = [];
    let start: () => Promise<Bus>;
    beforeEach(async () => {
      const opening = await open();
      start = async () => {
        const bus = await opening();
        running.push(bus);
        return bus;
      };
    });
    afterEach(() => Promise.all(running.splice(0).map((bus) => bus.close())));

    it('brings every kind of news to all others, whole and in order, and not back', async () => {
      const [one, two, three] = [await start(), await start(), await start()];
      const [own, second, third] = [heardBy(one), heardBy(two), heardBy(three)];
      for (const news of EVERYTHING) one.tell(news);
      two.tell(closedRoom('last'));
      await until(() => second.length === EVERYTHING.length && third.length > EVERYTHING.length);
      await until(() => own.length === 1);
      expect(second).toEqual(EVERYTHING);
      expect(third.filter((news) => news.is !== 'room-changed' || news.roomId !== 'last')).toEqual(
        EVERYTHING,
      );
      expect(own).toEqual([closedRoom('last')]);
    });

    it('returns from telling before anybody hears, and asks nobody whether they did', async () => {
      const [one, two] = [await start(), await start()];
      const heard = heardBy(two);
      expect(one.tell(closedRoom('iraq'))).toBeUndefined();
      expect(heard).toEqual([]);
      await until(() => heard.length === 1);
    });

    it('calls back no longer than wanted', async () => {
      const [one, two] = [await start(), await start()];
      const unwanted: BusNews[] = [];
      const stop = two.onNews((news) => unwanted.push(news));
      const heard = heardBy(two);
      one.tell(closedRoom('iraq'));
      await until(() => heard.length === 1);
      stop();
      one.tell(closedRoom('morocco'));
      await until(() => heard.length === 2);
      expect(unwanted).toEqual([closedRoom('iraq')]);
    });

    it('is over when closed: nothing is heard or told after that, and telling does no harm', async () => {
      const [one, two, three] = [await start(), await start(), await start()];
      const [second, third] = [heardBy(two), heardBy(three)];
      await two.close();
      two.tell(closedRoom('from two'));
      one.tell(closedRoom('iraq'));
      await until(() => third.length === 1);
      expect(third).toEqual([closedRoom('iraq')]);
      expect(second).toEqual([]);
    });

    it('says that it is well', async () => {
      expect((await start()).state()).toBe('ok');
    });
  });
}
