import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import type { JoinAnswer } from '#lib/wire/api.ts';
import { arrives } from '#test/bench/engine/guest.ts';
import type { Line } from '#test/bench/engine/line.ts';
import { shareOf, tells } from '#test/support/figures.ts';
import { Halls, type Weight } from '#test/support/halls.ts';
import { type LivePage, openLive } from '#test/support/live.ts';
import { cookieOf } from '#test/support/server.ts';

const MB = 1e6;
/** Long enough that everybody was asked for a sign of life. */
const QUIET_MS = 35_000;

/** In lots, so that the load is not the line that stands. */
async function inLots<Made>(count: number, make: (n: number) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  for (let n = 0; n < count; n += 50) {
    made.push(
      ...(await Promise.all(Array.from({ length: Math.min(50, count - n) }, (_, more) => make(n + more)))),
    );
  }
  return made;
}

it('[42] five thousand people who only look on cost little, and leave nothing behind', {
  timeout: 900_000,
}, async () => {
  const [halls, people] = [40, 125];
  const server = await Halls.start({ halls, people });
  onTestFinished(() => server.end());
  // Without what joining has left behind.
  await server.restart();
  const all = server.halls.flatMap(({ cookies, rooms }) =>
    cookies.map((cookie) => ({ cookie, room: rooms[0] ?? '' })),
  );
  const at = (n: number) => all[n] ?? { cookie: '', room: '' };
  const lines: Line[] = [];
  const pages: LivePage[] = [];
  onTestFinished(() => {
    for (const line of lines) line.close();
    for (const page of pages) page.closes();
  });
  // What is loaded only once somebody comes is not what a person costs.
  const opens = (n: number) =>
    arrives({
      server: { name: 'Rencontre', url: server.url, cookies: [at(n).cookie] },
      room: at(n).room,
      person: 0,
    });
  (await opens(0)).close();
  (await openLive(server.url, at(0).cookie)).closes();
  await pause(2000);
  const empty = await server.weigh();

  lines.push(...(await inLots(all.length, opens)));
  await pause(2000);
  const withLines = await server.weigh();
  pages.push(
    ...(await inLots(all.length, async (n) => {
      const page = await openLive(server.url, at(n).cookie);
      const reply = await page.asks('presence:set', { roomId: at(n).room, state: 'active' });
      if (!reply.ok) throw new Error(reply.error.code);
      return page;
    })),
  );
  await pause(QUIET_MS);
  const withPages = await server.weigh();
  expect(lines.filter(({ isClosed }) => isClosed)).toHaveLength(0);
  expect(pages.filter(({ socket }) => !socket.connected)).toHaveLength(0);
  expect(await server.metric('rencontre_sockets{kind="room"}')).toBe(all.length);
  expect(await server.metric('rencontre_sockets{kind="live"}')).toBe(all.length);
  const [page] = pages;
  await page?.seesPeople((here) => here.length === people);

  for (const line of lines) line.close();
  for (const each of pages) each.closes();
  await expect.poll(() => server.metric('rencontre_sockets{kind="live"}'), { timeout: 60_000 }).toBe(0);
  await expect.poll(() => server.metric('rencontre_sockets{kind="room"}'), { timeout: 60_000 }).toBe(0);
  await pause(2000);
  const after = await server.weigh();
  const above = (weight: Weight, what: 'heap' | 'resident') =>
    Math.round(((weight[what] - empty[what]) / MB) * 10) / 10;
  tells(42, {
    people: all.length,
    // Megabytes above empty: to be below 100 and 250.
    sockets: { heap: above(withLines, 'heap'), resident: above(withLines, 'resident') },
    participants: { heap: above(withPages, 'heap'), resident: above(withPages, 'resident') },
    afterwards: { heap: above(after, 'heap'), resident: above(after, 'resident') },
  });
  expect(above(withLines, 'heap')).toBeLessThan(100);
  expect(above(withPages, 'heap')).toBeLessThan(250);
  // Their doors are closed and nothing of them stays.
  expect(after.handles).toBeLessThanOrEqual(empty.handles + 5);
  expect(above(after, 'heap')).toBeLessThan(20);
});

it('[42] five hundred who come from one address after a restart are all in, and none is told to wait', {
  timeout: 300_000,
}, async () => {
  const people = 500;
  const within = 10_000;
  const server = await Halls.start({ halls: 1, rooms: 5, people: 1 });
  onTestFinished(() => server.end());
  const [hall] = server.halls;
  if (hall === undefined) throw new Error('no hall');
  await server.restart();
  const begin = performance.now();
  const open: { close: () => void }[] = [];
  onTestFinished(() => {
    for (const each of open) each.close();
  });
  const refused: number[] = [];
  const waits = await Promise.all(
    Array.from({ length: people }, async (_, n) => {
      await pause((n / people) * within);
      const start = performance.now();
      const response = await fetch(`${server.url}/api/join`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.url },
        body: JSON.stringify({ code: hall.joinCode, name: `Person ${n}` }),
      });
      if (!response.ok) {
        refused.push(response.status);
        return Number.NaN;
      }
      await (response.json() as Promise<JoinAnswer>);
      const cookie = cookieOf(response);
      const room = hall.rooms[n % hall.rooms.length] ?? '';
      const [page, line] = await Promise.all([
        openLive(server.url, cookie),
        arrives({
          server: { name: 'Rencontre', url: server.url, cookies: [cookie] },
          room,
          person: 0,
          own: true,
        }),
      ]);
      open.push({ close: () => page.closes() }, line);
      const reply = await page.asks('presence:set', { roomId: room, state: 'active' });
      if (!reply.ok) throw new Error(reply.error.code);
      return performance.now() - start;
    }),
  );
  const all = performance.now() - begin;
  expect(refused).toEqual([]);
  expect(await server.metric('rencontre_sockets{kind="room"}')).toBe(people);
  expect(await server.metric('rencontre_sockets{kind="live"}')).toBe(people);
  const sorted = waits.toSorted((a, b) => a - b);
  tells(42, {
    storm: people,
    // Seconds until the last was in, to be at most 20; milliseconds from the code until somebody was in.
    allIn: Math.round(all / 100) / 10,
    p50: shareOf(sorted, 0.5),
    p95: shareOf(sorted, 0.95),
    max: shareOf(sorted, 1),
  });
});
