import { once } from 'node:events';
import { type DefaultEventsMap, Server } from 'socket.io';
import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { addCard, setText } from '#lib/board/edit.ts';
import { boardOf } from '#lib/board/read.ts';
import type { Guidance } from '#lib/facilitation/guidance.ts';
import { FAILURES_PER_ADDRESS } from '#lib/people/attempts.ts';
import { compactUpdate } from '#lib/room/compact.ts';
import type { EditAnswer, ProgrammeAnswer } from '#lib/wire/api.ts';
import { CLOSE } from '#lib/wire/collab.ts';
import type { ServerEvents } from '#lib/wire/live.ts';
import type { Bus, BusNews } from '#server/bus/bus.ts';
import { createInProcessLine } from '#server/bus/in-process.ts';
import { adapterOver } from '#server/live/adapter.ts';
import { type Audience, groupOf } from '#server/live/group.ts';
import type { Store } from '#server/store/store.ts';
import { exchangeOf } from '#test/support/country-room.ts';
import { type LivePage, openLive } from '#test/support/live.ts';
import { madeId, PollPage, question } from '#test/support/polls.ts';
import { freshDatabase } from '#test/support/postgres.ts';
import { QuestionPage, votesForId } from '#test/support/questions.ts';
import { forgedUpdate, openRaw, syncMessage } from '#test/support/raw-socket.ts';
import { cookieOf, type Guest, startTestServer, type TestServer } from '#test/support/server.ts';
import { Writer } from '#test/support/writer.ts';

/** Two servers on one database, with a line between them of which the test holds an end too. */
let one: TestServer;
let two: TestServer;
let line: Bus;
let heard: BusNews[];
/** How often the second server asked the store what others wrote. */
let readings: number;
let room: { roomId: string; epoch: string };
/** The second server hears nobody while this is so; `hearsAgain` ends it. */
let isDeaf: boolean;
let hearsAgain: () => void;

beforeEach(async () => {
  const join = createInProcessLine();
  const databaseUrl = await freshDatabase(inject('databaseUrl'));
  readings = 0;
  isDeaf = false;
  one = await startTestServer({ store: 'postgres', databaseUrl, bus: join() });
  two = await startTestServer({ store: 'postgres', databaseUrl, bus: deafened(join()), wrapStore: counted });
  line = join();
  heard = [];
  line.onNews((news) => heard.push(news));
  room = await exchangeOf(one.store);
});
afterEach(async () => {
  await Promise.all([one.close(), two.close()]);
});

function counted(store: Store): Store {
  const entriesAfter: Store['rooms']['entriesAfter'] = (...asked) => {
    readings += 1;
    return store.rooms.entriesAfter(...asked);
  };
  return { ...store, rooms: { ...store.rooms, entriesAfter } };
}
function deafened(bus: Bus): Bus {
  const missed: (() => void)[] = [];
  hearsAgain = () => {
    isDeaf = false;
    for (const listener of missed) listener();
  };
  return {
    ...bus,
    onNews: (listener) => bus.onNews((news) => isDeaf || listener(news)),
    onMissed(listener) {
      missed.push(listener);
      return () => {};
    },
  };
}
async function opens(server: TestServer, guest: Guest): Promise<LivePage> {
  const page = await openLive(server.url, guest.cookie);
  onTestFinished(() => page.closes());
  return page;
}
async function enters(server: TestServer, guest: Guest): Promise<Writer> {
  const { roomId, epoch } = room;
  const writer = new Writer({ url: server.url, roomId, epoch, cookie: guest.cookie, own: true });
  onTestFinished(() => writer.leaves());
  return writer.arrives();
}
const joins = (server: TestServer, name: string) => server.join({ name });
const committed = () => heard.filter((news) => news.is === 'room-committed');

describe('what is announced in one process', () => {
  it('is heard by the event’s people on the others', async () => {
    const amal = await opens(two, await joins(one, 'Amal'));
    const host = await opens(one, await one.as('facilitator'));
    const told = amal.hears('session:changed');
    const closing = { sessionId: 'demo-workshop', state: 'closed' };
    expect(await host.asks('session:set-state', closing)).toEqual({ ok: true, value: null });
    expect(await told).toEqual(closing);
  });

  it('is heard by those alone whom it is for', async () => {
    const [amal, joris] = [await joins(one, 'Amal'), await joins(one, 'Joris')];
    const guests = { amal, joris, host: await one.as('staff'), other: await one.joinOtherEvent('Other') };
    const news: string[] = [];
    const open = await Promise.all(
      Object.entries(guests).map(async ([name, guest]) => {
        const page = await opens(one, guest);
        page.socket.on('room:much-deleted', ({ roomId }) => news.push(`${name} ${roomId}`));
        return page;
      }),
    );
    const third = new Server<DefaultEventsMap, ServerEvents>({ adapter: adapterOver(line) });
    onTestFinished(() => third.of('/').adapter.close());
    const tell = (eventId: string, to: Audience, roomId: string) =>
      third.to(groupOf(eventId, to)).emit('room:much-deleted', { roomId, historyId: '' });
    tell('demo', { personId: joris.person.id }, 'for Joris');
    tell('demo', 'hosts', 'for hosts');
    tell('demo', 'everybody', 'for all');
    // What was told before has arrived when this has.
    const last = open.map((page) => page.hears('session:changed'));
    for (const eventId of ['demo', 'other']) {
      third.to(groupOf(eventId, 'everybody')).emit('session:changed', { sessionId: '', state: 'open' });
    }
    await Promise.all(last);
    expect(news.sort()).toEqual([
      'amal for all',
      'host for all',
      'host for hosts',
      'joris for Joris',
      'joris for all',
    ]);
  });
});

describe('[13] what one process decided while another did not hear it', () => {
  const news = (page: LivePage) => {
    const all: string[] = [];
    page.socket.onAny((name: string) => all.push(name));
    return all;
  };

  it('is told to its people when it hears again: session, programme and writing', async () => {
    const amal = await opens(two, await joins(two, 'Amal'));
    await amal.asks('presence:set', { roomId: room.roomId, state: 'active' });
    isDeaf = true;
    const staff = await one.as('facilitator');
    const host = await opens(one, staff);
    const { programme } = (await (await staff.fetch('/api/programme')).json()) as ProgrammeAnswer;
    const { countries, organisations, topics } = programme.event;
    const lists = { countries, organisations, topics: topics.slice(1) };
    const answer = await staff.fetch('/api/event/lists', { method: 'PATCH', body: lists });
    expect(answer.status, await answer.clone().text()).toBe(200);
    const { version } = (await answer.json()) as EditAnswer;
    const closing = { sessionId: 'demo-workshop', state: 'closed' };
    expect(await host.asks('session:set-state', closing)).toMatchObject({ ok: true });
    const beginning = { roomIds: [room.roomId], signing: 'named' };
    expect(await host.asks('writing:begin', beginning)).toMatchObject({ ok: true });
    const all = news(amal);
    const told = [
      amal.hears('programme:changed'),
      amal.hears('writing:changed'),
      amal.hears('draft:changed'),
    ];
    hearsAgain();
    expect(await Promise.all(told)).toMatchObject([
      // Closing the session was a change of the programme too.
      { version: version + 1 },
      { roomId: room.roomId, rules: { writing: 'private', signing: 'named' } },
      { roomId: room.roomId },
    ]);
    expect(all).toContain('session:changed');
  });

  it('is told to hosts, and to whom it is about: who takes part, names and roles', async () => {
    const guest = await joins(two, 'Amal');
    const amal = await opens(two, guest);
    const ben = await opens(two, await joins(two, 'Ben'));
    const host = await opens(two, await two.as('facilitator'));
    isDeaf = true;
    const path = `/api/people/${guest.person.id}`;
    const changed = await (await one.as('staff')).fetch(path, {
      method: 'PATCH',
      body: { role: 'facilitator' },
    });
    expect(changed.status, await changed.clone().text()).toBe(200);
    const all = news(ben);
    const told = [amal.hears('me:changed'), host.hears('people:changed')];
    hearsAgain();
    expect(await Promise.all(told)).toMatchObject([{ person: { role: 'facilitator' } }, { personId: null }]);
    // What is told in the same breath has arrived when this is answered.
    await ben.asks('writing:read', { roomId: room.roomId });
    expect(all).not.toContain('me:changed');
    expect(all).not.toContain('people:changed');
  });

  it('is counted, votes too: each process takes those of its own people, and afterwards all see the same total', async () => {
    const [amal, joris] = [await joins(one, 'Amal'), await joins(two, 'Joris')];
    const pages = [
      await PollPage.opens(one.url, amal.cookie, [room.roomId]),
      await PollPage.opens(two.url, joris.cookie, [room.roomId]),
    ] as const;
    const host = await PollPage.opens(one.url, (await one.as('facilitator')).cookie, [room.roomId], 'host');
    for (const page of [...pages, host]) onTestFinished(() => page.closes());
    const { roundId } = await host.puts(question());
    isDeaf = true;
    expect(await Promise.all(pages.map((page) => page.casts(roundId, ['a'])))).toMatchObject([
      { revision: 1 },
      { revision: 1 },
    ]);
    await host.hears(roundId, ({ people }) => people === 2);
    // The same ballot at the other process, which has not heard of it, is refused or the same; never a second one.
    const again = await PollPage.opens(two.url, amal.cookie, [room.roomId]);
    onTestFinished(() => again.closes());
    await expect(again.casts(roundId, ['b'])).rejects.toThrow('ballot-changed');
    const told = pages[1].page.hears('polls:changed');
    hearsAgain();
    await told;
    const totals = await Promise.all(pages.map(async (page) => (await page.sees(roundId)).results));
    expect(totals).toMatchObject([{ people: 2, total: { counts: [2, 0, 0] } }, totals[0] ?? {}]);
  });

  it('is asked, voted for and timed: each process goes on with its own people, and afterwards all see the same', async () => {
    const { roomId } = room;
    const [amal, joris] = [await joins(one, 'Amal'), await joins(two, 'Joris')];
    const pages = [
      await QuestionPage.opens(one.url, amal.cookie, roomId),
      await QuestionPage.opens(two.url, joris.cookie, roomId),
    ] as const;
    const host = await QuestionPage.opens(one.url, (await one.as('facilitator')).cookie, roomId, 'host');
    for (const page of [...pages, host]) onTestFinished(() => page.closes());
    const clock = async (page: QuestionPage) =>
      (await page.asks<Record<string, Guidance>>('guidance:read', { roomIds: [roomId] }))[roomId];
    const starts = (request: string, seconds: number) =>
      host.asks('timer:set', { roomIds: [roomId], request, order: { is: 'start', seconds } });

    // While both hear each other, one tells the other at once.
    const started = pages[1].page.hears('guidance:changed');
    await starts('the-first-countdown-of-all', 300);
    expect((await started).rooms[roomId]).toEqual(await clock(pages[0]));
    const { id } = await pages[0].puts('When do we go on?');
    await pages[1].sees(({ questions }) => questions.some((question) => question.id === id));

    isDeaf = true;
    await starts('the-second-countdown-of-all', 600);
    await pages[0].puts('Asked while the other heard nothing', { id: 'question-of-amal-unheard' });
    await pages[0].votes(id);
    // The other takes what its own people do, and counts on what is stored.
    await pages[1].votes(id);
    await host.sees((seen) => votesForId(seen, id) === 2);
    const missed = pages[1].page.hears('guidance:missed');
    hearsAgain();
    await missed;
    for (const page of [...pages, host]) {
      const seen = await page.sees(({ questions, votes }) => questions.length === 2 && votes !== undefined);
      expect(votesForId(seen, id)).toBe(2);
    }
    const clocks = await Promise.all(pages.map(clock));
    expect(clocks[1]).toEqual(clocks[0]);
    expect(clocks[1]).toMatchObject({ version: 2, timer: { is: 'running' } });
  });

  it('makes nobody load again what has not changed', async () => {
    const amal = await opens(two, await joins(two, 'Amal'));
    const all = news(amal);
    isDeaf = true;
    const told = amal.hears('session:changed');
    hearsAgain();
    await told;
    // What is read in the same breath has arrived when this is answered.
    await amal.asks('writing:read', { roomId: room.roomId });
    expect(all).toContain('session:changed');
    expect(all).not.toContain('programme:changed');
    expect(all).not.toContain('draft:changed');
  });
});

describe('[30] wrong codes', () => {
  it('typed at one process are counted at the others; correct ones are not, and other codes still open', async () => {
    const code = (server: TestServer, typed: string) =>
      server.fetch('/api/code', { method: 'POST', body: { code: typed } });
    for (let n = 0; n < FAILURES_PER_ADDRESS; n++) {
      expect((await code(two, '2803-2019')).status).toBe(200);
      expect((await code(one, '7777-7777')).status).toBe(404);
    }
    await vi.waitFor(async () => expect((await code(two, '2803-2019')).status).toBe(429), 20_000);
    expect((await code(one, '2803-2019')).status).toBe(429);
  });
});

describe('two processes in one room', () => {
  it('[14] see each other’s words and authors at once, in one order', async () => {
    const amal = await enters(one, await joins(one, 'Amal'));
    const joris = await enters(two, await joins(two, 'Joris'));
    amal.writes('from-one ');
    await joris.sees('from-one');
    joris.writes('from-two ');
    await amal.sees('from-two');
    await joris.until(() => joris.authors.get(amal.doc.clientID)?.name === 'Amal', 'the author');
    await amal.until(() => amal.authors.get(joris.doc.clientID)?.name === 'Joris', 'the author');
    const before = readings;
    for (let n = 0; n < 20; n++) {
      amal.writes(`word-${n} `);
      await joris.sees(`word-${n}`);
    }
    expect(readings, 'what comes over the line need not be read').toBe(before);
    const stored = await one.store.rooms.load(room.roomId);
    expect(committed().map((news) => news.position)).toEqual(
      Array.from({ length: stored?.head ?? 0 }, (_, n) => n + 1).slice(-committed().length),
    );
  });

  it('[14] agree after both have written at the same time, and on what was deleted', async () => {
    const people = await Promise.all(
      [one, two, one, two].map(async (server, n) => enters(server, await joins(server, `Writer ${n}`))),
    );
    for (let round = 0; round < 40; round++) {
      for (const [n, writer] of people.entries()) writer.writes(`<${n}-${round}>`, round % 3);
      if (round % 8 === 7) people[round % 4]?.deletes(0, 3);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(people.map((writer) => writer.isSaved()));
    const whole = await one.store.rooms.load(room.roomId);
    const doc = new Y.Doc();
    for (const { update } of whole?.entries ?? []) Y.applyUpdate(doc, update);
    const text = doc.getText('line').toString();
    await Promise.all(people.map((writer) => writer.until(() => writer.text === text, 'the same text')));
  });

  it('[14] trust what they hear only as far as it fits: everything else is read from the store', async () => {
    const amal = await enters(one, await joins(one, 'Amal'));
    const { roomId, epoch } = room;
    amal.writes('true ');
    await amal.isSaved();
    const head = (await one.store.rooms.load(roomId))?.head ?? 0;
    const forged = new Y.Doc();
    forged.getText('line').insert(0, 'false ');
    const batch = {
      update: Y.encodeStateAsUpdate(forged),
      claims: [{ client: forged.clientID, personId: null }],
    };
    const unknown = { ...batch, claims: [{ client: forged.clientID, personId: 'nobody' }] };
    const news = { is: 'room-committed', roomId, epoch } as const;
    line.tell({ ...news, position: head, batch });
    line.tell({ ...news, position: head + 2, batch });
    line.tell({ ...news, position: 2 ** 50, batch: null });
    line.tell({ ...news, position: head + 1, batch: unknown });
    line.tell({ ...news, position: head + 1, batch: { update: Uint8Array.from([9, 9, 9]), claims: [] } });
    line.tell({ ...news, epoch: 'another', position: head + 1, batch });
    line.tell({ ...news, roomId: 'nowhere', position: 1, batch });
    const joris = await enters(one, await joins(one, 'Joris'));
    joris.writes('and on');
    await amal.sees('and on');
    expect(amal.text).toBe('true and on');
    expect(amal.closes).toEqual([]);
  });

  it('[14] read from the store what they only hear of', async () => {
    const amal = await enters(one, await joins(one, 'Amal'));
    const update = new Y.Doc();
    update.getText('line').insert(0, 'by-the-server ');
    const claims = [{ client: update.clientID, personId: null }];
    const { roomId, epoch } = room;
    // As another process does it.
    await two.store.rooms.append(roomId, epoch, Y.encodeStateAsUpdate(update), claims, Date.now());
    line.tell({ is: 'room-changed', roomId });
    await amal.sees('by-the-server');
  });

  it('[40] count what stands there, also when the other one has compacted it', async () => {
    const mallory = await joins(two, 'Mallory');
    const greedy = await enters(two, mallory);
    const piece = 'm'.repeat(900_000);
    for (let n = 0; n < 2; n++) {
      greedy.writes(piece);
      await greedy.isSaved();
    }
    greedy.deletes(0, 2 * piece.length);
    await greedy.isSaved();
    // As another process does it, in the moment before this one would.
    const { roomId, epoch } = room;
    const stored = await one.store.rooms.load(roomId);
    const whole = Y.mergeUpdates([
      ...(stored?.snapshot ? [stored.snapshot.update] : []),
      ...(stored?.entries ?? []).map(({ update }) => update),
    ]);
    const update = compactUpdate(whole);
    expect(await one.store.rooms.compact(roomId, epoch, stored?.head ?? 0, update)).toBe(true);
    greedy.writes(piece);
    await greedy.isClosedWith(CLOSE.shareUsed);
    const finds = async () => {
      const writer = await enters(two, mallory);
      writer.writes(piece);
      const { sent } = writer;
      await writer.until(() => writer.confirmed >= sent || writer.closes.length > 0, 'an answer');
      return writer.closes.length === 0;
    };
    await expect.poll(finds, { timeout: 30_000, interval: 200 }).toBe(true);
  });

  it('closing and reopening the session reaches writers on both', async () => {
    const joris = await enters(two, await joins(two, 'Joris'));
    await one.setSessionState(room.roomId, 'closed');
    await joris.until(() => joris.notice?.access === 'read', 'that it is closed');
    await one.setSessionState(room.roomId, 'open');
    await joris.until(() => joris.notice?.access === 'write', 'that it is open');
    joris.writes('open again');
    await joris.isSaved();
  });

  it('what is locked on one is put back, once, whatever is written at the other', async () => {
    const amal = await enters(one, await joins(one, 'Amal'));
    addCard(amal.doc, { id: 'kept', column: 'obstacles', text: 'Housing in Baghdad' });
    await amal.isSaved();
    const mallory = await enters(two, await joins(two, 'Mallory'));
    const host = await opens(one, await one.as('facilitator'));
    const locks = { board: true, columns: [] };
    expect(await host.asks('board:lock', { roomId: room.roomId, locks })).toMatchObject({ ok: true });
    setText(mallory.doc, 'kept', 'Nothing');
    addCard(mallory.doc, { id: 'added', column: 'obstacles', text: 'A new card' });
    const textsOf = ({ doc }: Writer) =>
      boardOf(doc)
        .columns.flatMap(({ cards }) => cards.map(({ text }) => text))
        .sort();
    for (const each of [amal, mallory]) {
      await each.until(
        () => textsOf(each).join() === 'A new card,Housing in Baghdad,Nothing',
        'the board as it was, with the new card, and what was written over one as another',
      );
    }
    // The twin: unlocked by the other process, the same change stays.
    const other = await opens(two, await two.as('facilitator'));
    const none = { roomId: room.roomId, locks: { board: false, columns: [] } };
    expect(await other.asks('board:lock', none)).toMatchObject({ ok: true });
    setText(mallory.doc, 'kept', 'Housing, found');
    addCard(mallory.doc, { id: 'later', column: 'obstacles', text: 'Later' });
    await amal.until(() => textsOf(amal).join() === 'A new card,Housing, found,Later,Nothing', 'the change');
    await vi.waitUntil(async () => (await one.store.writing.locked(room.roomId)) === null);
  });

  it('a phase that begins on one is known at the other, with what it locks', async () => {
    const host = await opens(one, await one.as('facilitator'));
    const nour = await opens(two, await two.join({ name: 'Nour' }));
    const told = Promise.all([nour.hears('guidance:changed'), nour.hears('writing:changed')]);
    const begins = (phase: string | null) =>
      host.asks('phase:set', { roomIds: [room.roomId], request: madeId('phase'), phase });
    expect(await begins('vote')).toMatchObject({ ok: true });
    const [{ rooms }, { rules }] = await told;
    expect(rooms[room.roomId]?.phase).toBe('vote');
    expect(rules.locks.byPhase).toBe(true);
    const again = nour.hears('writing:changed');
    expect(await begins(null)).toMatchObject({ ok: true });
    expect((await again).rules.locks.byPhase).toBeUndefined();
  });

  it('a restored document replaces the old one on both', async () => {
    const amal = await enters(one, await joins(one, 'Amal'));
    const joris = await enters(two, await joins(two, 'Joris'));
    const words = Array.from({ length: 80 }, (_, n) => `word-${n}`).join(' ');
    amal.writes(words);
    await joris.sees('word-79');
    const hosts = [await opens(one, await one.as('facilitator')), await opens(two, await two.as('staff'))];
    const told = hosts.map((host) => host.hears('room:much-deleted'));
    joris.deletes(0, words.length);
    const [news] = await Promise.all(told);
    expect(news).toMatchObject({ roomId: room.roomId });
    const reply = await hosts[0]?.asks('room:history', { roomId: room.roomId });
    expect(reply).toMatchObject({
      ok: true,
      value: [{ id: news?.historyId }],
    });
    const order = { roomId: room.roomId, historyId: news?.historyId, epoch: room.epoch };
    expect(await hosts[0]?.asks('room:restore', order)).toEqual({ ok: true, value: null });
    for (const writer of [amal, joris]) await writer.isClosedWith(CLOSE.wrongEpoch);
  });
});

describe('carets on two processes', () => {
  const caretOf = (reader: Writer, writer: Writer) =>
    reader.provider.awareness.getStates().get(writer.doc.clientID)?.user?.name;
  const writes = (writer: Writer) => writer.provider.awareness.setLocalStateField('cursor', null);

  it('are seen on both, with the name of the pass, also by who comes later, and go with their people', async () => {
    const amal = await enters(one, await joins(one, 'Amal'));
    const joris = await enters(two, await joins(two, 'Joris'));
    amal.provider.awareness.setLocalState({ user: { name: 'The minister' }, cursor: null });
    writes(joris);
    await joris.until(() => caretOf(joris, amal) === 'Amal', 'the caret of Amal');
    await amal.until(() => caretOf(amal, joris) === 'Joris', 'the caret of Joris');
    amal.leaves();
    await joris.until(() => caretOf(joris, amal) === undefined, 'that she left');
    const late = await enters(one, await joins(one, 'Late'));
    await late.until(() => caretOf(late, joris) === 'Joris', 'the caret of Joris');
  });

  it('are asked for by a process that has just opened the room', async () => {
    const amal = await enters(one, await joins(one, 'Amal'));
    writes(amal);
    await expect.poll(() => heard.some(({ is }) => is === 'carets')).toBe(true);
    const joris = await enters(two, await joins(two, 'Joris'));
    await joris.until(() => caretOf(joris, amal) === 'Amal', 'the caret of Amal');
  });

  it('[12] keep a client id for its person: nobody takes it in another process', async () => {
    const amal = await enters(one, await joins(one, 'Amal'));
    writes(amal);
    const joris = await enters(two, await joins(two, 'Joris'));
    await joris.until(() => caretOf(joris, amal) === 'Amal', 'the caret of Amal');
    const { cookie } = await joins(two, 'Mallory');
    const forger = await openRaw({ url: two.url, ...room, cookie });
    forger.send(syncMessage(2, forgedUpdate({ client: amal.doc.clientID, clock: 0, length: 1 })));
    expect(await forger.closed).toBe(CLOSE.forged);
    amal.writes('hers');
    await joris.sees('hers');
  });
});

describe('people and passes on two processes', () => {
  it('a changed name shows on cards, carets and in the list, wherever one is', async () => {
    const amal = await joins(one, 'Amal');
    const [writer, page] = [await enters(two, amal), await opens(two, amal)];
    await page.asks('presence:set', { roomId: room.roomId, state: 'active' });
    writer.writes('hers');
    const reader = await enters(two, await joins(two, 'Reader'));
    const name = () => reader.authors.get(writer.doc.clientID)?.name;
    await reader.until(() => name() === 'Amal', 'the author');
    await amal.fetch('/api/me', { method: 'PATCH', body: { name: 'Amal J.' } });
    await reader.until(() => name() === 'Amal J.', 'the new name');
    await page.seesPeople((people) => people.some((person) => person.name === 'Amal J.'));
  });

  it('[23] who leaves on one is out on the other at once, and nobody else is', async () => {
    const [amal, joris] = [await joins(one, 'Amal'), await joins(one, 'Joris')];
    const [writer, stays] = [await enters(two, amal), await enters(two, joris)];
    const page = await opens(two, amal);
    const told = page.hears('pass:ended');
    await amal.fetch('/api/leave', { method: 'POST' });
    await told;
    await writer.isClosedWith(CLOSE.noPass);
    stays.writes('still here');
    await stays.isSaved();
    expect(stays.closes).toEqual([]);
  });

  it('[23] a pass that ended while a process did not hear of it is over there when it hears again', async () => {
    const [amal, joris] = [await joins(one, 'Amal'), await joins(one, 'Joris')];
    const [writer, stays] = [await enters(two, amal), await enters(two, joris)];
    const page = await opens(two, amal);
    isDeaf = true;
    await amal.fetch('/api/leave', { method: 'POST' });
    // The live connection asks for the pass each time, whatever was heard.
    const where = { roomId: room.roomId, state: 'active' };
    expect(await page.asks('presence:set', where)).toMatchObject({ error: { code: 'no-pass' } });
    expect(writer.closes).toEqual([]);
    hearsAgain();
    await writer.isClosedWith(CLOSE.noPass);
    stays.writes('still here');
    await stays.isSaved();
    expect(stays.closes).toEqual([]);
  });

  it('[23] whoever is removed is out on all their devices and processes, also while they come in', async () => {
    const [amal, joris] = [await joins(one, 'Amal'), await joins(one, 'Joris')];
    const [here, there, stays] = [await enters(one, amal), await enters(two, amal), await enters(two, joris)];
    await one.store.people.remove(amal.person.id, Date.now());
    line.tell({ is: 'person-removed', personId: amal.person.id });
    await Promise.all([here, there].map((writer) => writer.isClosedWith(CLOSE.noPass)));
    await expect(opens(two, amal)).rejects.toThrow();
    stays.writes('still here');
    await stays.isSaved();
  });

  it('a browser that joins again through one process keeps its room open on the other', async () => {
    const amal = await joins(one, 'Amal');
    const socket = new WebSocket(`${two.socketUrl}/collab/${room.roomId}`, {
      headers: { origin: two.origin, cookie: amal.cookie },
    });
    await once(socket, 'open');
    const body = { code: '2803-2019', name: 'Amal' };
    const again = cookieOf(await amal.fetch('/api/join', { method: 'POST', body }));
    await expect.poll(() => heard.map(({ is }) => is)).toContain('pass-renewed');
    expect(socket.readyState).toBe(WebSocket.OPEN);
    const gone = once(socket, 'close');
    await one.fetch('/api/leave', { method: 'POST' }, again);
    expect((await gone)[0]).toBe(CLOSE.noPass);
  });
});
