import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { tells } from '#test/support/figures.ts';
import { Process } from '#test/support/killable.ts';
import { type LivePage, openLive } from '#test/support/live.ts';
import { NO_FAULTS, Typists, wordsOf } from '#test/support/typists.ts';
import { Writer } from '#test/support/writer.ts';

const PEOPLE = 300;
const TYPISTS = 20;
/** At most a fifth of them within any of these. */
const INSTANT_MS = 500;

it('[44] six hundred sockets are not sent away in one instant, the process ends by itself, and everybody is back with all their words', {
  timeout: 300_000,
}, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rencontre-goodbye-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const server = new Process({ store: 'sqlite', dataDir, databaseUrl: '', people: PEOPLE, port: 0 });
  await server.start();
  onTestFinished(() => server.kill());
  const { url, roomId, epoch, cookies } = server;
  const writers: Writer[] = [];
  const pages: LivePage[] = [];
  onTestFinished(() => {
    for (const writer of writers) writer.leaves();
    for (const page of pages) page.closes();
  });
  const ends: number[] = [];
  for (let n = 0; n < PEOPLE; n += 20) {
    const some = cookies.slice(n, n + 20);
    writers.push(
      ...(await Promise.all(
        some.map((cookie) => new Writer({ url, roomId, epoch, cookie, own: true }).arrives()),
      )),
    );
    pages.push(...(await Promise.all(some.map((cookie) => openLive(url, cookie)))));
  }
  for (const writer of writers) {
    writer.provider.once('connection-close', () => {
      ends.push(performance.now());
      // Where another process would take them, which is not what is measured.
      queueMicrotask(() => writer.goesOffline());
    });
  }
  for (const page of pages) page.socket.once('disconnect', () => ends.push(performance.now()));
  const typists = new Typists(writers.slice(0, TYPISTS));
  typists.starts(500);
  await typists.areSaved(100);
  const told = performance.now();
  const code = await server.stop();
  const stopped = performance.now() - told;
  typists.stops();
  expect(code).toBe(0);
  expect(ends).toHaveLength(2 * PEOPLE);
  const most = Math.max(
    ...ends.map((from) => ends.filter((time) => time >= from && time < from + INSTANT_MS).length),
  );

  await server.start();
  const begin = performance.now();
  // All at once, which is worse than how they went.
  for (const writer of writers) writer.comesBack();
  await Promise.all(writers.map((writer) => writer.arrives()));
  const back = performance.now() - begin;
  await Promise.all(writers.slice(0, TYPISTS).map((writer) => writer.isSaved()));
  const last = writers.at(-1);
  await last?.until(() => wordsOf(last).length === typists.written, 'all words');
  expect(last && typists.faultsIn(last)).toEqual(NO_FAULTS);
  tells(44, {
    sockets: 2 * PEOPLE,
    // To be at most 120; at most 10 and 5 seconds.
    mostWithinHalfASecond: most,
    stoppedSeconds: Math.round(stopped / 100) / 10,
    backSeconds: Math.round(back / 100) / 10,
  });
  // The times are those at which this process heard of it, busy as it is: a waiting limit, twice the promise.
  expect(most).toBeLessThanOrEqual(2 * PEOPLE * 0.4);
});
