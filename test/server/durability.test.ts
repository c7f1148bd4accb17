import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { STORES } from '#test/support/country-room.ts';
import { tells, times } from '#test/support/figures.ts';
import { Process } from '#test/support/killable.ts';
import { freshDatabase, startPostgres } from '#test/support/postgres.ts';
import { NO_FAULTS, Typists, wordsOf } from '#test/support/typists.ts';
import { Writer } from '#test/support/writer.ts';

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

  const kills = times(10, 200);
  it(`[1] survives ${kills} times kill -9 under twenty writers, each word once`, {
    timeout: kills * 20_000,
  }, async () => {
    await Promise.all(cookies.map((_, person) => opens(person)));
    const typists = new Typists(writers);
    let startMost = 0;
    for (let round = 0; round < kills; round++) {
      typists.starts();
      // A different moment each round: after so many acknowledged words, wherever the store is then.
      await typists.areSaved(5 + ((round * 37) % 90));
      await server.kill();
      typists.stops();
      // Nobody brings back from their device what the store should have.
      for (const writer of writers) writer.goesOffline();
      const begin = performance.now();
      await server.start();
      startMost = Math.max(startMost, performance.now() - begin);
      const reader = await opens(0);
      await typists.areSeenBy(reader);
      writers.pop()?.leaves();
      for (const writer of writers) writer.comesBack();
      await Promise.all(writers.map((writer) => writer.arrives()));
    }
    await Promise.all(writers.map((writer) => writer.isSaved()));
    const late = await opens(0);
    expect(typists.acknowledged.size).toBeGreaterThan(kills * 5);
    await typists.areSeenBy(late);
    expect(typists.faultsIn(late)).toEqual(NO_FAULTS);
    const all = wordsOf(late);
    for (const writer of writers) {
      await writer.until(() => wordsOf(writer).join() === all.join(), 'the same words for all');
    }
    tells(1, { store: kind, kills, saved: typists.acknowledged.size, startMostMs: Math.round(startMost) });
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

describe('what was called saved, when the database itself is killed,', () => {
  const kills = times(2, 20);
  it(`[1] is there ${kills} times, and the process goes on without a restart`, {
    timeout: 60_000 + kills * 20_000,
  }, async () => {
    const postgres = await startPostgres();
    onTestFinished(() => postgres.stop());
    const databaseUrl = await postgres.databaseUrl();
    const server = new Process({ store: 'postgres', dataDir: '', databaseUrl, people: 20, port: 0 });
    await server.start();
    onTestFinished(() => server.kill());
    const { url, roomId, epoch, cookies } = server;
    const writers = cookies.map((cookie) => new Writer({ url, roomId, epoch, cookie, own: true }));
    onTestFinished(() => {
      for (const writer of writers) writer.leaves();
    });
    await Promise.all(writers.map((writer) => writer.arrives()));
    const typists = new Typists(writers);
    for (let round = 0; round < kills; round++) {
      typists.starts();
      await typists.areSaved(5 + ((round * 37) % 90));
      await postgres.kill9();
      typists.stops();
      typists.once();
      for (const writer of writers) await writer.until(() => writer.notice?.trouble === 'storage', 'trouble');
      await postgres.restart();
      await Promise.all(writers.map((writer) => writer.isSaved()));
    }
    const [first] = writers;
    if (first === undefined) throw new Error('nobody joined');
    await first.until(() => wordsOf(first).length === typists.written, 'all that was written');
    expect(typists.faultsIn(first)).toEqual(NO_FAULTS);
    expect(writers.flatMap(({ closes }) => closes)).toEqual([]);
    // As the next process reads it, without what devices bring.
    for (const writer of writers) writer.goesOffline();
    await server.kill();
    await server.start();
    const late = await new Writer({ url, roomId, epoch, cookie: cookies[0] ?? null, own: true }).arrives();
    onTestFinished(() => late.leaves());
    await late.until(() => wordsOf(late).length === typists.written, 'all that was written');
    expect(typists.faultsIn(late)).toEqual(NO_FAULTS);
    tells(1, { databaseKills: kills, saved: typists.acknowledged.size });
  });
});
