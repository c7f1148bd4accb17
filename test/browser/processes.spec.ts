import { expect, test } from '@playwright/test';
import * as Y from 'yjs';
import type { ProgrammeAnswer } from '#lib/wire/api.ts';
import { CLOSE } from '#lib/wire/collab.ts';
import { openStore } from '#server/store/open.ts';
import { startBalancer } from '#test/support/balancer.ts';
import { type LivePage, openLive } from '#test/support/live.ts';
import { hostOf, joinsAt, type Processes, startProcesses, type Visitor } from '#test/support/processes.ts';
import type { Production } from '#test/support/production.ts';
import {
  AFGHANISTAN,
  addCard,
  CAMEROON,
  CHECHNYA,
  cardOf,
  IRAQ,
  MOROCCO,
  openRoom,
} from '#test/support/room.ts';
import { Writer } from '#test/support/writer.ts';

/**
 * Two processes as they are run (server/main.ts), one PostgreSQL, one Redis: what people write, who is here and what
 * is decided agree, whatever happens to Redis or to one of the processes.
 */
let processes: Processes;
let one: Production;
let two: Production;

test.beforeAll(async () => {
  processes = await startProcesses();
  ({ one, two } = processes);
});
test.afterAll(() => processes.end());

/** What is open at the end of a test is closed then. */
const closing: (() => void)[] = [];
test.afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function enters(visitor: Visitor, url: string, roomId: string): Promise<Writer> {
  const writer = new Writer({ url, roomId, cookie: visitor.cookie, own: true });
  closing.push(() => writer.leaves());
  await writer.arrives();
  // As a browser does, which knows it when it comes back with what it holds.
  await writer.until(() => writer.notice !== null, 'the epoch');
  writer.provider.params.epoch = writer.notice?.epoch ?? '';
  return writer;
}

/** A page of somebody who is in a room. */
async function opens(visitor: Visitor, url: string, roomId: string | null): Promise<LivePage> {
  const page = await openLive(url, visitor.cookie);
  closing.push(() => page.closes());
  expect(await page.asks('presence:set', { roomId, state: 'active' })).toMatchObject({ ok: true });
  return page;
}
const sees = (page: LivePage, ...wanted: string[]) =>
  page.seesPeople(
    (people) =>
      people
        .map(({ name }) => name)
        .sort()
        .join() === wanted.sort().join(),
  );

async function programmeAt(url: string, host: Visitor): Promise<ProgrammeAnswer['programme']> {
  return ((await (await host.ask(url, '/api/programme')).json()) as ProgrammeAnswer).programme;
}

/** Takes a topic out of the event, at one process. */
async function edits(host: Visitor, url: string): Promise<void> {
  const { countries, organisations, topics } = (await programmeAt(url, host)).event;
  const body = { countries, organisations, topics: topics.slice(1) };
  expect((await host.ask(url, '/api/event/lists', { method: 'PATCH', body })).status).toBe(200);
}
const readiness = async ({ baseURL }: Production) => {
  const response = await fetch(`${baseURL}/readyz`);
  return { status: response.status, ...((await response.json()) as object) };
};

test('text, presence and programme agree on two processes', async ({ browser }) => {
  const host = await hostOf(processes, 'facilitator');
  const [amal, joris] = [await joinsAt(one, 'Amal'), await joinsAt(two, 'Joris')];
  const [here, there] = [await opens(amal, one.baseURL, IRAQ), await opens(joris, two.baseURL, IRAQ)];
  await Promise.all([here, there].map((page) => sees(page, 'Amal', 'Joris')));
  const [writer, reader] = [await enters(amal, one.baseURL, IRAQ), await enters(joris, two.baseURL, IRAQ)];
  writer.writes('from one ');
  await reader.sees('from one');
  reader.writes('from two ');
  await writer.sees('from two');
  expect(writer.text).toBe(reader.text);
  await reader.until(() => reader.authors.get(writer.doc.clientID)?.name === 'Amal', 'the author');

  const told = [here, there].map((page) => page.hears('programme:changed'));
  await edits(host, two.baseURL);
  await Promise.all(told);
  expect(await programmeAt(one.baseURL, host)).toEqual(await programmeAt(two.baseURL, host));

  // The same as people see it, each in a browser at another process.
  const pages = await Promise.all(
    (
      [
        [amal, one],
        [joris, two],
      ] as const
    ).map(async ([{ cookie }, { baseURL }]) => {
      const context = await browser.newContext({ baseURL, locale: 'en' });
      closing.push(() => void context.close());
      const cut = cookie.indexOf('=');
      await context.addCookies([
        { name: cookie.slice(0, cut), value: cookie.slice(cut + 1), url: baseURL },
        { name: 'language', value: 'en', url: baseURL },
      ]);
      return context.newPage();
    }),
  );
  const [first, second] = pages;
  if (first === undefined || second === undefined) throw new Error('two pages were opened');
  await openRoom(first, AFGHANISTAN);
  await openRoom(second, AFGHANISTAN);
  await addCard(first, 0, 'a card from one');
  await expect(cardOf(second, 'a card from one')).toBeVisible();
  await addCard(second, 0, 'a card from two');
  await expect(cardOf(first, 'a card from two')).toBeVisible();
  await first.goto('/event');
  const place = first
    .getByRole('listitem')
    .getByRole('link', { name: /Afghanistan/ })
    .first();
  await expect(place).toContainText('1 person here');
});

const troubles = {
  gone: { goes: () => processes.redis.kill(), comes: () => processes.redis.restart() },
  paused: { goes: async () => processes.redis.pause(), comes: async () => processes.redis.resume() },
};
for (const [what, { goes, comes }] of Object.entries(troubles)) {
  test(`[13] while Redis is ${what} everybody goes on, and afterwards all agree by themselves`, async () => {
    const staff = await hostOf(processes, 'staff');
    const [amal, joris] = [await joinsAt(one, `Amal ${what}`), await joinsAt(two, `Joris ${what}`)];
    const mallory = await joinsAt(two, `Mallory ${what}`);
    const pages = [await opens(amal, one.baseURL, MOROCCO), await opens(joris, two.baseURL, MOROCCO)];
    const writers = [await enters(amal, one.baseURL, MOROCCO), await enters(joris, two.baseURL, MOROCCO)];
    const removed = await enters(mallory, two.baseURL, MOROCCO);
    const [here, there] = writers as [Writer, Writer];
    await Promise.all(pages.map((page) => sees(page, `Amal ${what}`, `Joris ${what}`)));

    await goes();
    for (const production of [one, two]) {
      await expect.poll(() => readiness(production)).toMatchObject({ status: 'degraded', store: 'ok' });
      expect((await fetch(`${production.baseURL}/readyz`)).status).toBe(200);
      expect((await fetch(`${production.baseURL}/metrics`)).status).toBe(200);
    }
    here.writes(`${what}-one `);
    there.writes(`${what}-two `);
    await Promise.all(writers.map((writer) => writer.isSaved()));
    // Through the store.
    await Promise.all([here.sees(`${what}-two`), there.sees(`${what}-one`)]);
    const late = await joinsAt(one, `Late ${what}`);
    pages.push(await opens(late, one.baseURL, null));
    await edits(staff, one.baseURL);
    const removing = `/api/people/${mallory.person.id}/remove`;
    expect((await staff.ask(one.baseURL, removing, { method: 'POST' })).status).toBe(200);

    const told = pages[1]?.hears('programme:changed');
    await comes();
    await Promise.all(pages.map((page) => sees(page, `Amal ${what}`, `Joris ${what}`, `Late ${what}`)));
    await told;
    await removed.isClosedWith(CLOSE.noPass);
    for (const production of [one, two]) {
      await expect.poll(() => readiness(production)).toMatchObject({ status: 'ready' });
    }
    here.writes(`${what}-back `);
    await there.sees(`${what}-back`);
    expect(here.text).toBe(there.text);
    for (const writer of writers) expect(writer.closes).toEqual([]);
  });
}

test('[13] an emptied Redis changes nothing', async () => {
  const [amal, joris] = [await joinsAt(one, 'Amal'), await joinsAt(two, 'Joris')];
  const [here, there] = [
    await enters(amal, one.baseURL, CAMEROON),
    await enters(joris, two.baseURL, CAMEROON),
  ];
  await opens(amal, one.baseURL, CAMEROON);
  const page = await opens(joris, two.baseURL, CAMEROON);
  await sees(page, 'Amal', 'Joris');
  await processes.redis.empty();
  here.writes('after ');
  await there.sees('after');
  expect(page.people.map(({ name }) => name).sort()).toEqual(['Amal', 'Joris']);
  expect(await readiness(one)).toMatchObject({ status: 'ready' });
});

test('[23] whoever is removed at one process is out at the other at once, and nobody else is', async () => {
  const facilitator = await hostOf(processes, 'facilitator');
  const [mallory, joris] = [await joinsAt(two, 'Mallory'), await joinsAt(two, 'Joris')];
  const [gone, stays] = [
    await enters(mallory, two.baseURL, CHECHNYA),
    await enters(joris, two.baseURL, CHECHNYA),
  ];
  const page = await opens(mallory, two.baseURL, CHECHNYA);
  const told = page.hears('pass:ended');
  const path = `/api/people/${mallory.person.id}/remove`;
  expect((await facilitator.ask(one.baseURL, path, { method: 'POST' })).status).toBe(200);
  expect(await told).toEqual({ reason: 'removed' });
  await gone.isClosedWith(CLOSE.noPass);
  for (const { baseURL } of [one, two]) expect((await mallory.ask(baseURL, '/api/event')).status).toBe(401);
  stays.writes('still here');
  await stays.isSaved();
  expect(stays.closes).toEqual([]);
});

test('[14] [44] one process is stopped and another killed under writing: nothing called saved is lost or doubled', async () => {
  const roomId = CHECHNYA;
  let running = [one.baseURL, two.baseURL];
  const balancer = await startBalancer(() => running);
  closing.push(() => void balancer.close());
  const writers: Writer[] = [];
  for (let n = 0; n < 6; n++) {
    writers.push(await enters(await joinsAt(one, `Writer ${n}`), balancer.url, roomId));
  }
  const wordsOf = (writer: Writer) => writer.doc.getArray<string>('words');
  const saved = new Set<string>();
  let count = 0;
  const typing = setInterval(() => {
    for (const writer of writers) {
      const word = `<${count++}>`;
      const [sent, ended] = [writer.sent, writer.closes.length];
      wordsOf(writer).insert(count % (wordsOf(writer).length + 1), [word]);
      const frame = writer.sent;
      if (frame === sent) continue;
      void writer
        .until(() => writer.closes.length > ended || writer.confirmed >= frame, word)
        .then(() => writer.closes.length === ended && saved.add(word))
        .catch(() => {});
    }
  }, 20);
  const more = (words: number) => {
    const wanted = saved.size + words;
    return expect.poll(() => saved.size, { intervals: [20] }).toBeGreaterThan(wanted);
  };
  // Somebody who does not come back: what was called saved must be there without their device.
  const lost = writers[0] as Writer;
  lost.provider.once('connection-close', () => queueMicrotask(() => lost.goesOffline()));

  await more(50);
  running = [two.baseURL];
  await one.stop();
  await more(50);
  await one.restart();
  running = [one.baseURL, two.baseURL];
  await more(50);
  running = [one.baseURL];
  await two.kill9();
  await more(50);
  clearInterval(typing);
  const stayed = writers.filter((writer) => writer !== lost);
  await Promise.all(stayed.map((writer) => writer.arrives()));
  await Promise.all(stayed.map((writer) => writer.isSaved()));

  const late = await enters(await joinsAt(one, 'Late'), one.baseURL, roomId);
  const words = wordsOf(late).toArray();
  expect(words.length, 'no word is doubled').toBe(new Set(words).size);
  expect(
    [...saved].filter((word) => !words.includes(word)),
    'called saved and lost',
  ).toEqual([]);
  const mine = new Set(stayed.flatMap((writer) => wordsOf(writer).toArray()));
  expect(
    [...mine].filter((word) => !words.includes(word)),
    'written and lost',
  ).toEqual([]);

  const store = await openStore({ databaseUrl: processes.databaseUrl });
  const log = await store.rooms.load(roomId);
  await store.close();
  const from = (log?.snapshot?.position ?? 0) + 1;
  const positions = log?.entries.map(({ position }) => position) ?? [];
  expect(positions, 'no gap').toEqual(positions.map((_, n) => from + n));
  expect(positions.at(-1)).toBe(log?.head);
  const doc = new Y.Doc();
  for (const each of [log?.snapshot, ...(log?.entries ?? [])]) if (each) Y.applyUpdate(doc, each.update);
  expect(doc.getArray('words').toArray()).toEqual(words);
});
