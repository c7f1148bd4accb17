import { afterEach, describe, expect, inject, it } from 'vitest';
import { type Store, StoreUnavailable } from '#server/store/store.ts';
import { CountryRooms, STORES } from '#test/support/country-room.ts';

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

  it('[8] whoever comes sees the last edit of whoever left, however slow the store; commits never overlap', async () => {
    let running = 0;
    let overlaps = 0;
    let turn = 0;
    const pause = () => {
      turn += 1;
      return new Promise((resolve) => setTimeout(resolve, (turn * 7) % 12));
    };
    await start((store) => ({
      async append(...call) {
        running += 1;
        if (running > 1) overlaps += 1;
        await pause();
        const answer = await store.rooms.append(...call);
        await pause();
        running -= 1;
        return answer;
      },
    }));
    const cookie = await rooms.joins('Amal');
    let expected = '';
    for (let round = 0; round < 200; round++) {
      const leaving = rooms.opens(cookie, { own: true, epoch: rooms.epoch });
      await leaving.arrives();
      await leaving.until(() => leaving.text === expected, `the text of round ${round}`);
      leaving.writes(`${round} `);
      expected += `${round} `;
      // Sometimes gone at once, with the commit under way; the socket's goodbye follows the frame.
      if (round % 3 === 0) await leaving.isSaved();
      leaving.leaves();
    }
    const late = await (await opens('Late')).arrives();
    await late.until(() => late.text === expected, 'all rounds');
    expect(overlaps).toBe(0);
  }, 120_000);
});
