import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { STORES } from '#test/support/country-room.ts';
import { Process } from '#test/support/killable.ts';
import { freshDatabase } from '#test/support/postgres.ts';
import { Writer } from '#test/support/writer.ts';

const SOAK = process.env.SOAK === '1';

/** Words as a list, so that none is written into the middle of another. */
const wordsOf = (writer: Writer) => writer.doc.getArray<string>('words');

describe.each(STORES)('what was called saved, on %s,', (kind) => {
  let dataDir: string;
  let server: Process;
  let writers: Writer[];
  let cookies: string[];

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'rencontre-kill-'));
    const databaseUrl = kind === 'postgres' ? await freshDatabase(inject('databaseUrl')) : '';
    server = new Process({ store: kind, dataDir, databaseUrl, people: 20, port: 0 });
    await server.start();
    cookies = server.cookies;
    writers = [];
  });

  afterEach(async () => {
    for (const writer of writers) writer.leaves();
    await server.kill();
    await rm(dataDir, { recursive: true, force: true });
  });

  function opens(person: number): Promise<Writer> {
    const { url, roomId, epoch } = server;
    const writer = new Writer({ url, roomId, epoch, cookie: cookies[person] ?? null, own: true });
    writers.push(writer);
    return writer.arrives();
  }

  const kills = SOAK ? 200 : 10;
  it(`[1] survives ${kills} times kill -9 under twenty writers, each word once`, {
    timeout: kills * 20_000,
  }, async () => {
    await Promise.all(cookies.map((_, person) => opens(person)));
    const acknowledged = new Set<string>();
    let count = 0;
    for (let round = 0; round < kills; round++) {
      const typing = setInterval(() => {
        for (const writer of writers) {
          const word = `<${count++}>`;
          const before = writer.sent;
          const words = wordsOf(writer);
          words.insert(Math.floor((words.length * (count % 7)) / 7), [word]);
          const frame = writer.sent;
          // Sent on this connection as frame n: acknowledged once n is confirmed before the connection ends.
          if (frame > before) {
            const ended = writer.closes.length;
            void writer
              .until(() => writer.closes.length > ended || writer.confirmed >= frame, word)
              .then(() => {
                if (writer.closes.length === ended) acknowledged.add(word);
              });
          }
        }
      }, 20);
      const known = acknowledged.size;
      // A different moment each round: after so many acknowledged words, wherever the store is then.
      await writers[0]?.until(
        () => acknowledged.size >= known + 5 + ((round * 37) % 90),
        'acknowledged words',
      );
      await server.kill();
      clearInterval(typing);
      await server.start();
      await Promise.all(writers.map((writer) => writer.arrives()));
    }
    await Promise.all(writers.map((writer) => writer.isSaved()));
    const late = await opens(0);
    const times = Map.groupBy(wordsOf(late).toArray(), (word) => word);
    const missing = [...acknowledged].filter((word) => times.get(word)?.length !== 1);
    expect(acknowledged.size).toBeGreaterThan(kills * 5);
    expect(missing).toEqual([]);
    const all = wordsOf(late).toArray();
    for (const writer of writers) {
      await writer.until(() => wordsOf(writer).toArray().join() === all.join(), 'the same words for all');
    }
  });

  it('[5] comes back once after twenty restarts, with clients that kept their state', {
    timeout: 240_000,
  }, async () => {
    await Promise.all(Array.from({ length: 10 }, (_, person) => opens(person)));
    writers.forEach((writer, person) => {
      writer.writes(`<${person}>`);
    });
    await Promise.all(writers.map((writer) => writer.isSaved()));
    const all = writers.map((_, person) => `<${person}>`);
    for (const writer of writers) await writer.sees(...all);
    const { length } = writers[0]?.text ?? '';
    for (let round = 0; round < 20; round++) {
      await server.kill();
      await server.start();
      await Promise.all(
        writers.map((writer) => writer.until(() => writer.provider.synced && writer.sent > 0, 'back')),
      );
    }
    await Promise.all(writers.map((writer) => writer.isSaved()));
    const late = await opens(0);
    expect(late.text).toHaveLength(length);
    for (const word of all) expect(late.text.split(word)).toHaveLength(2);
  });
});
