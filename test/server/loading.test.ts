import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { CLOSE } from '#lib/wire/collab.ts';
import { type Store, StoreUnavailable } from '#server/store/store.ts';
import { seededRandom } from '#test/support/chance.ts';
import { CountryRooms, STORES } from '#test/support/country-room.ts';
import { SEED, tells, times } from '#test/support/figures.ts';
import { Writer } from '#test/support/writer.ts';

/** The most that the slow store adds to a commit; people leave and come back within three times as long. */
const SLOW_MS = 24;

/** The real store with one of the room's methods slowed down or failing, as disks and networks do. */
function faulty(store: Store, rooms: Partial<Store['rooms']>): Store {
  return { ...store, rooms: { ...store.rooms, ...rooms } };
}

/** Something that happens when the test says so. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe.each(STORES)('while the store is slow or fails, on %s,', (kind) => {
  let rooms: CountryRooms;

  async function start(change: (store: Store) => Partial<Store['rooms']>): Promise<void> {
    rooms = await CountryRooms.start(kind, inject('databaseUrl'), (store) => faulty(store, change(store)));
  }
  afterEach(() => rooms.close());

  /** Our own client of somebody new, on its way. */
  const opens = async (name: string) =>
    rooms.opens(await rooms.joins(name), { own: true, epoch: rooms.epoch });

  it('[6] fifty who come while the room is loading wait, edit at once, and lose nothing; it is loaded once', async () => {
    const { opened, open } = gate();
    let loads = 0;
    rooms = await CountryRooms.start(kind, inject('databaseUrl'), (store) => ({
      ...faulty(store, {
        async load(id) {
          loads += 1;
          await opened;
          return store.rooms.load(id);
        },
      }),
      // Another process has the duty of reading rooms for search and export, which looks into the store too.
      projection: { ...store.projection, lead: async () => false },
    }));
    const fifty = await Promise.all(Array.from({ length: 50 }, (_, i) => opens(`Early ${i}`)));
    await Promise.all(fifty.map((writer) => writer.until(() => writer.provider.wsconnected, 'connection')));
    fifty.forEach((writer, i) => {
      writer.writes(`<${i}>`);
    });
    expect(fifty.some((writer) => writer.provider.synced)).toBe(false);
    open();
    const words = fifty.map((_, i) => `<${i}>`);
    await Promise.all(fifty.map((writer) => writer.arrives()));
    expect(fifty.filter((writer) => writer.doc.getMap('columns').size !== 5)).toEqual([]);
    await Promise.all(fifty.map((writer) => writer.sees(...words)));
    await Promise.all(fifty.map((writer) => writer.isSaved()));
    expect(loads).toBe(1);
  });

  it('[7] a room that cannot be read is refused for now, left as it is, and served whole at the next good read', async () => {
    let broken = true;
    let stored: () => Promise<unknown> = async () => null;
    await start((store) => {
      stored = () => store.rooms.load(rooms.roomId);
      return {
        load: (id) => (broken ? Promise.reject(new Error('unreadable row')) : store.rooms.load(id)),
      };
    });
    const before = await stored();
    const amal = await opens('Amal');
    amal.writes('written meanwhile');
    await amal.until(() => amal.closes.length > 0, 'refusal');
    expect(amal.closes[0]).toBeGreaterThanOrEqual(4500);
    expect(await stored()).toEqual(before);
    broken = false;
    await amal.arrives();
    await amal.isSaved();
    expect(amal.doc.getMap('columns').size).toBe(5);
    const late = await (await opens('Late')).arrives();
    expect(late.text).toBe('written meanwhile');
  });

  it('who comes while nobody can say who they are hears that the server cannot store, and comes in when it can', async () => {
    let away = false;
    rooms = await CountryRooms.start(kind, inject('databaseUrl'), (store) => ({
      ...store,
      people: {
        ...store.people,
        byPasses: (...asked) =>
          away ? Promise.reject(new StoreUnavailable('database gone')) : store.people.byPasses(...asked),
      },
    }));
    const amal = await (await opens('Amal')).arrives();
    const cookie = await rooms.joins('Late');
    away = true;
    const late = rooms.opens(cookie, { own: true, epoch: rooms.epoch });
    late.writes('written meanwhile');
    await late.until(() => late.closes.length > 0, 'why');
    expect(late.closes[0]).toBe(CLOSE.tryAgain);
    expect([late.notice, late.text]).toEqual([null, 'written meanwhile']);
    away = false;
    await late.arrives();
    await late.isSaved();
    await amal.sees('written meanwhile');
  });

  it('[2] nothing is called saved while it cannot be committed, a deletion neither; afterwards all is', async () => {
    let away = false;
    await start((store) => ({
      append: (...call) =>
        away ? Promise.reject(new StoreUnavailable('disk full')) : store.rooms.append(...call),
    }));
    const amal = await (await opens('Amal')).arrives();
    const joris = await (await opens('Joris')).arrives();
    amal.writes('before');
    await amal.isSaved();
    await joris.sees('before');
    away = true;
    const { confirmed } = amal;
    amal.deletes(0, 3);
    joris.writes(' during');
    // The server has read both frames once it answers what was asked after them.
    await Promise.all([amal, joris].map((writer) => writer.isHeard()));
    expect(amal.confirmed).toBe(confirmed);
    // Also who has written nothing is told, and who comes now.
    await joris.until(() => joris.notice?.trouble === 'storage', 'that nothing can be stored');
    expect(amal.text).toBe('ore');
    expect(joris.text).toBe('before during');
    const late = await (await opens('Late')).arrives();
    expect(late.text).toBe('before');
    expect(late.notice?.trouble).toBe('storage');
    away = false;
    await Promise.all([amal.isSaved(), joris.isSaved()]);
    for (const each of [amal, joris, late]) {
      await each.until(() => each.notice?.trouble === undefined, 'that it can be again');
      expect(each.closes).toEqual([]);
    }
    await late.sees('ore during');
    expect(late.text).toBe('ore during');
  });

  const rounds = times(200, 5000);
  it(`[8] whoever comes sees the last edit of whoever left, ${rounds} times, however slow the store; commits never overlap`, {
    timeout: 60_000 + rounds * 200,
  }, async () => {
    const bytes = seededRandom(8 * SEED);
    /** Milliseconds, 0 to below the most. */
    const chance = (most: number) => ((bytes(1)[0] ?? 0) / 256) * most;
    const running = new Map<string, number>();
    let overlaps = 0;
    await start((store) => ({
      async append(...call) {
        const [roomId] = call;
        const others = running.get(roomId) ?? 0;
        if (others > 0) overlaps += 1;
        running.set(roomId, others + 1);
        await pause(chance(SLOW_MS / 2));
        const answer = await store.rooms.append(...call);
        await pause(chance(SLOW_MS / 2));
        running.set(roomId, (running.get(roomId) ?? 1) - 1);
        return answer;
      },
    }));
    const sessions = await rooms.server.store.events.sessions('demo');
    const exchange = sessions.find(({ kind }) => kind === 'exchange')?.rooms ?? [];
    const cookies = await Promise.all(exchange.map(({ id }) => rooms.joins(`In ${id}`)));
    // One after the other in a room, in all rooms at the same time.
    await Promise.all(
      exchange.map(async ({ id: roomId }, place) => {
        const epoch = (await rooms.server.store.rooms.find(roomId))?.epoch ?? '';
        const { url } = rooms.server;
        const comes = () => new Writer({ url, roomId, epoch, cookie: cookies[place] ?? '', own: true });
        let expected = '';
        for (let round = 0; round < rounds / exchange.length; round++) {
          const here = comes();
          await here.arrives();
          await here.until(() => here.text === expected, `the text of round ${round}`);
          const word = String.fromCharCode(97 + (round % 26));
          here.writes(word);
          expected += word;
          // Gone at once, with the commit under way or after it; the socket's goodbye follows the frame.
          if (chance(3) < 1) await here.isSaved();
          else if (chance(2) < 1) await pause(chance(SLOW_MS));
          here.leaves();
          await pause(chance(3 * SLOW_MS));
        }
        const late = await comes().arrives();
        await late.until(() => late.text === expected, 'all rounds');
        late.leaves();
      }),
    );
    expect(exchange).toHaveLength(5);
    expect(overlaps).toBe(0);
    tells(8, { store: kind, rounds });
  });
});
