import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { CLOSE } from '#lib/wire/collab.ts';
import { CountryRooms, STORES } from '#test/support/country-room.ts';
import { Process } from '#test/support/killable.ts';
import { freshDatabase } from '#test/support/postgres.ts';
import { Writer } from '#test/support/writer.ts';

/** Words as a list, so that none is written into the middle of another. */
const wordsOf = (writer: Writer) => writer.doc.getArray<string>('words');

describe.each(STORES)('a process that is told to stop, on %s,', (kind) => {
  let dataDir: string;
  let server: Process;
  let cookies: string[];
  const writers: Writer[] = [];

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'rencontre-stop-'));
    const databaseUrl = kind === 'postgres' ? await freshDatabase(inject('databaseUrl')) : '';
    server = new Process({ store: kind, dataDir, databaseUrl, people: 12, port: 0 });
    await server.start();
    cookies = server.cookies;
  });
  afterEach(async () => {
    for (const writer of writers.splice(0)) writer.leaves();
    await server.kill();
    await rm(dataDir, { recursive: true, force: true });
  });

  function opens(person: number, own = true): Promise<Writer> {
    const { url, roomId, epoch } = server;
    const writer = new Writer({ url, roomId, epoch, cookie: cookies[person] ?? null, own });
    writers.push(writer);
    return writer.arrives();
  }

  it('[44] ends with code 0 under people who type; what was called saved is there, the rest comes back with them', async () => {
    await Promise.all(cookies.slice(0, 10).map((_, person) => opens(person)));
    const stock = await opens(10, false);
    const acknowledged = new Set<string>();
    let count = 0;
    const typing = setInterval(() => {
      for (const writer of writers) {
        const word = `<${count++}>`;
        const [sent, ended] = [writer.sent, writer.closes.length];
        wordsOf(writer).insert((count * 7) % (wordsOf(writer).length + 1), [word]);
        const frame = writer.sent;
        if (frame === sent || writer === stock) continue;
        void writer
          .until(() => writer.closes.length > ended || writer.confirmed >= frame, word)
          .then(() => writer.closes.length === ended && acknowledged.add(word));
      }
    }, 10);
    await writers[0]?.until(() => acknowledged.size > 100, 'acknowledged words');
    wordsOf(stock).push(['<last>']);
    const stopped = server.stop();
    // Some supervisors repeat themselves.
    server.tell('SIGTERM');
    server.tell('SIGINT');
    expect(await stopped).toBe(0);
    clearInterval(typing);
    for (const writer of writers) {
      await writer.until(() => writer.closes.length > 0, 'a goodbye');
      expect(writer.closes[0]).toBe(CLOSE.goingAway);
      writer.goesOffline();
    }

    await server.start();
    const late = await opens(11);
    const kept = Map.groupBy(wordsOf(late).toArray(), (word) => word);
    expect([...acknowledged].filter((word) => kept.get(word)?.length !== 1)).toEqual([]);
    for (const writer of writers) if (writer !== late) writer.comesBack();
    await late.until(() => wordsOf(late).length === count + 1, 'all that was typed');
    expect(new Set(wordsOf(late).toArray()).size).toBe(count + 1);
    expect(wordsOf(late).toArray()).toContain('<last>');
  });
});

describe('a server that stops', () => {
  it('[44] sends on who was just coming in; another one takes them', async () => {
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    let isAsked = () => {};
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    let isSlow = false;
    const rooms = await CountryRooms.start('sqlite', inject('databaseUrl'), (store) => ({
      ...store,
      rooms: {
        ...store.rooms,
        async find(roomId) {
          if (isSlow) {
            isAsked();
            await opened;
          }
          return store.rooms.find(roomId);
        },
      },
    }));
    try {
      const cookie = await rooms.joins('Amal');
      isSlow = true;
      const amal = rooms.opens(cookie, { own: true, epoch: rooms.epoch });
      amal.writes('typed on the stairs');
      await asked;
      const stopped = rooms.server.close();
      open();
      await amal.until(() => amal.closes.length > 0, 'a goodbye');
      expect(amal.closes[0]).toBe(CLOSE.goingAway);
      await stopped;
      isSlow = false;
      await rooms.restart({ isClosed: true });
      await amal.arrives();
      await amal.isSaved();
    } finally {
      await rooms.close();
    }
  });
});
