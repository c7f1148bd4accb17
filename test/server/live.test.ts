import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { CLOSE } from '#lib/wire/collab.ts';
import type { Presence, PresenceList, Reply } from '#lib/wire/live.ts';
import { type LivePage, openLive } from '#test/support/live.ts';
import { cookieOf, type Guest, startTestServer, type TestServer } from '#test/support/server.ts';

const IRAQ = 'demo-exchange-iq';
const MOROCCO = 'demo-exchange-ma';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function opens(guest: Guest): Promise<LivePage> {
  const page = await openLive(server.url, guest.cookie);
  onTestFinished(() => page.closes());
  return page;
}
const here = (page: LivePage, roomId: string | null, state: Presence['state'] = 'active') =>
  page.asks('presence:set', { roomId, state });
const peopleIn = (reply: Reply<unknown>) => (reply.ok ? (reply.value as PresenceList).people : []);
const find = (people: Presence[], guest: Guest) =>
  people.find(({ personId }) => personId === guest.person.id);

describe('presence', () => {
  it('tells everybody who is where, with organisation and country, and who is idle', async () => {
    const amal = await server.join({ name: 'Amal', country: 'IQ', organisation: 'iom-iraq' });
    const joris = await server.join({ name: 'Joris', country: 'MA', organisation: 'fedasil' });
    const [amalsPage, jorisPage] = [await opens(amal), await opens(joris)];
    await here(jorisPage, MOROCCO);
    const reply = await here(amalsPage, IRAQ);
    const whole = peopleIn(reply);
    expect(find(whole, amal)).toEqual({
      personId: amal.person.id,
      name: 'Amal',
      role: 'participant',
      organisation: 'IOM Iraq',
      country: 'IQ',
      roomId: IRAQ,
      state: 'active',
    });
    expect(find(whole, joris)?.roomId).toBe(MOROCCO);
    await jorisPage.seesPeople((people) => find(people, amal)?.roomId === IRAQ);
    await here(amalsPage, IRAQ, 'idle');
    await jorisPage.seesPeople((people) => find(people, amal)?.state === 'idle');
    amalsPage.closes();
    await jorisPage.seesPeople((people) => find(people, amal) === undefined);
  });

  it('follows a person from page to page, and keeps them until their last page closes', async () => {
    const amal = await server.join({ name: 'Amal' });
    const watcher = await opens(await server.join({ name: 'Joris' }));
    const [phone, laptop] = [await opens(amal), await opens(amal)];
    await here(phone, IRAQ);
    await here(laptop, MOROCCO);
    await watcher.seesPeople((people) => find(people, amal)?.roomId === MOROCCO);
    laptop.closes();
    await watcher.seesPeople((people) => find(people, amal)?.roomId === IRAQ);
    phone.closes();
    await watcher.seesPeople((people) => find(people, amal) === undefined);
  });

  it('believes the newest word of a page, however long the server took for the one before', async () => {
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const slow = await startTestServer({
      wrapStore: (store) => ({
        ...store,
        rooms: { ...store.rooms, find: (id) => held.then(() => store.rooms.find(id)) },
      }),
    });
    onTestFinished(() => slow.close());
    const amal = await slow.join({ name: 'Amal' });
    const page = await openLive(slow.url, amal.cookie);
    onTestFinished(() => page.closes());
    const first = here(page, IRAQ);
    expect((await here(page, null)).ok).toBe(true);
    goOn();
    const reply = await first;
    expect(find(peopleIn(reply), amal)?.roomId).toBe(null);
  });

  it('shows a changed name at once, also to those who did nothing', async () => {
    const amal = await server.join({ name: 'Amal' });
    const watcher = await opens(await server.join({ name: 'Joris' }));
    await here(await opens(amal), IRAQ);
    await watcher.seesPeople((people) => find(people, amal)?.name === 'Amal');
    await amal.fetch('/api/me', { method: 'PATCH', body: { name: 'Amal J.', country: 'AF' } });
    const people = await watcher.seesPeople((all) => find(all, amal)?.name === 'Amal J.');
    expect(find(people, amal)).toMatchObject({ country: 'AF', roomId: IRAQ });
  });

  it('carries the name and role of the pass, whatever the page says of itself', async () => {
    const mallory = await server.join({ name: 'Mallory' });
    const page = await opens(mallory);
    const claims = { roomId: IRAQ, state: 'active', name: 'Amal', role: 'facilitator', personId: 'other' };
    const reply = await page.asks('presence:set', claims);
    const people = peopleIn(reply);
    expect(find(people, mallory)).toMatchObject({ name: 'Mallory', role: 'participant' });
    expect(people.some(({ personId }) => personId === 'other')).toBe(false);
  });

  it('stays within the event', async () => {
    const other = await server.joinOtherEvent('Mallory');
    const amal = await server.join({ name: 'Amal' });
    const [otherPage, page] = [await opens(other), await opens(amal)];
    await here(page, IRAQ);
    const reply = await here(otherPage, null);
    expect(reply).toMatchObject({ ok: true, value: { people: [{ personId: other.person.id }] } });
    expect(await here(otherPage, IRAQ)).toEqual({ ok: false, error: { code: 'not-found' } });
    expect((await here(otherPage, 'other-exchange-iq')).ok).toBe(true);
    await page.seesPeople((people) => find(people, amal) !== undefined);
    expect(find(page.people, other)).toBeUndefined();
  });

  it('gathers many changes into few announcements, of which the last is whole', async () => {
    const watcher = await opens(await server.join({ name: 'Watcher' }));
    const guests = await Promise.all(
      Array.from({ length: 15 }, (_, i) => server.join({ name: `Person ${i}` })),
    );
    const pages = await Promise.all(guests.map(opens));
    let announcements = 0;
    watcher.socket.on('presence:changed', () => {
      announcements += 1;
    });
    for (const roomId of [IRAQ, MOROCCO, IRAQ]) await Promise.all(pages.map((page) => here(page, roomId)));
    await watcher.seesPeople((people) => guests.every((guest) => find(people, guest)?.roomId === IRAQ));
    expect(announcements).toBeGreaterThan(0);
    expect(announcements).toBeLessThan(15);
  });

  it('tells of one who moves that one alone, and whole lists to pages that do not know the newest', async () => {
    // Where nobody of another test is just leaving.
    const hall = await startTestServer();
    onTestFinished(() => hall.close());
    const guests = await Promise.all(Array.from({ length: 5 }, (_, n) => hall.join({ name: `Seat ${n}` })));
    const pages = await Promise.all(guests.map(({ cookie }) => openLive(hall.url, cookie)));
    onTestFinished(() => {
      for (const page of pages) page.closes();
    });
    for (const page of pages) await here(page, IRAQ);
    const [first, second] = pages as [LivePage, LivePage];
    const all = await first.seesPeople((people) => guests.every((guest) => find(people, guest)));
    const known = first.version;
    const state = 'active';
    expect(await first.asks('presence:set', { roomId: IRAQ, state, known })).toEqual({
      ok: true,
      value: null,
    });
    const news = first.hears('presence:changed');
    await here(second, MOROCCO);
    expect(await news).toEqual({
      since: known,
      version: known + 1,
      people: [{ ...find(all, guests[1] as Guest), roomId: MOROCCO }],
      gone: [],
    });
    const missed = await first.asks('presence:set', { roomId: IRAQ, state, known });
    expect(peopleIn(missed)).toHaveLength(first.people.length);
    const left = first.hears('presence:changed');
    second.closes();
    expect(await left).toMatchObject({ people: [], gone: [guests[1]?.person.id] });
  });

  it('what one page heard first of somebody is told to all, also when it is as before again', async () => {
    const [amal, joris] = [await server.join({ name: 'Amal' }), await server.join({ name: 'Joris' })];
    const [amals, joriss] = [await opens(amal), await opens(joris)];
    await here(joriss, IRAQ);
    await here(amals, IRAQ);
    await joriss.seesPeople((people) => find(people, amal)?.roomId === IRAQ);
    await here(amals, MOROCCO);
    // Within the pace of the news: he asks and hears that she is in the other room, and back she goes.
    await here(joriss, IRAQ);
    await here(amals, IRAQ);
    await joriss.seesPeople((people) => find(people, amal)?.roomId === IRAQ);
  });
});

describe('closing a session', () => {
  it('is told to everybody of the event, and its rooms are read-only from then on', async () => {
    const amal = await server.join({ name: 'Amal' });
    const page = await opens(amal);
    const facilitator = await opens(await server.as('facilitator'));
    const told = page.hears('session:changed');
    const request = { sessionId: 'demo-workshop', state: 'closed' };
    expect(await facilitator.asks('session:set-state', request)).toEqual({ ok: true, value: null });
    expect(await told).toEqual(request);
    const room = await (await amal.fetch('/api/rooms/demo-workshop-all')).json();
    expect(room).toMatchObject({ access: 'read', reason: 'session-closed' });
  });

  it('is for hosts of the same event, and for sessions that exist', async () => {
    const session = { sessionId: 'demo-caritas', state: 'closed' };
    const ask = async (guest: Guest, request: object = session) =>
      (await opens(guest)).asks('session:set-state', request);
    const no = (code: string) => ({ ok: false, error: { code } });
    expect(await ask(await server.join({ name: 'Amal' }))).toEqual(no('forbidden'));
    expect(await ask(await server.as('observer'))).toEqual(no('forbidden'));
    const staff = await server.as('staff');
    expect(await ask(staff, { ...session, sessionId: 'other-caritas' })).toEqual(no('not-found'));
    expect((await server.store.events.sessions('demo')).find(({ id }) => id === 'demo-caritas')?.state).toBe(
      'open',
    );
    expect((await ask(staff)).ok).toBe(true);
  });
});

describe('whatever a page sends', () => {
  it.each([
    ['nothing at all', []],
    ['no object', ['x']],
    ['null', [null]],
    ['a state that does not exist', [{ roomId: null, state: 'dancing' }]],
    ['a room that is no text', [{ roomId: { $ne: 1 }, state: 'active' }]],
    ['a prototype', [JSON.parse('{"__proto__":{"roomId":null,"state":"active"}}')]],
    ['bytes', [Buffer.from([1, 2, 3])]],
    ['too many things', [1, 2, 3, 4]],
  ])('%s: it is told so, and the server goes on', async (_what, payload) => {
    const page = await opens(await server.join({ name: 'Fuzz' }));
    expect(await page.asks('presence:set', ...payload)).toEqual({ ok: false, error: { code: 'invalid' } });
    expect((await here(page, null)).ok).toBe(true);
  });

  it('without asking for an answer, or under names that do not exist: the server goes on', async () => {
    const page = await opens(await server.join({ name: 'Fuzz' }));
    const raw = page.socket as unknown as { emit(name: string, ...payload: unknown[]): void };
    raw.emit('presence:set', 'x');
    raw.emit('presence:set');
    raw.emit('session:set-state', {}, 'no function');
    raw.emit('constructor', {});
    raw.emit('__proto__', {});
    expect((await here(page, null)).ok).toBe(true);
  });

  it('too often: it is told to wait, and others are not', async () => {
    const flooding = await opens(await server.join({ name: 'Flood' }));
    const calm = await opens(await server.join({ name: 'Calm' }));
    const replies = await Promise.all(Array.from({ length: 100 }, () => here(flooding, null)));
    const refused = replies.filter((reply) => !reply.ok && reply.error.code === 'too-many-requests');
    expect(refused.length).toBeGreaterThan(0);
    expect(replies.some((reply) => reply.ok)).toBe(true);
    expect((await here(calm, null)).ok).toBe(true);
  });

  it('more than 64 kB, or what is not the protocol: that connection ends, others stay', async () => {
    const guest = await server.join({ name: 'Big' });
    const page = await opens(guest);
    const gone = new Promise((resolve) => page.socket.once('disconnect', resolve));
    page.socket.emit('presence:set', { roomId: 'x'.repeat(70_000), state: 'active', known: null }, () => {});
    await gone;
    const raw = new WebSocket(`${server.socketUrl}/live/?EIO=4&transport=websocket`, {
      headers: { origin: server.origin, cookie: guest.cookie },
    });
    await once(raw, 'open');
    raw.send('4"not a packet');
    raw.send(Buffer.alloc(100, 255));
    await once(raw, 'close');
    expect((await here(await opens(guest), null)).ok).toBe(true);
  });
});

describe('the server stopping', () => {
  it('says goodbye in a way after which pages come back by themselves', async () => {
    const own = await startTestServer();
    const amal = await own.join({ name: 'Amal' });
    const page = await openLive(own.url, amal.cookie);
    const room = new WebSocket(`${own.socketUrl}/collab/${IRAQ}`, {
      headers: { origin: own.origin, cookie: amal.cookie },
    });
    await once(room, 'open');
    const reason = new Promise((resolve) => page.socket.once('disconnect', resolve));
    const closed = once(room, 'close');
    await own.close();
    // socket.io does not reconnect after 'io server disconnect'.
    expect(await reason).toBe('transport close');
    expect((await closed)[0]).toBe(CLOSE.goingAway);
  });
});

it('a person who becomes somebody else on this browser is gone as who they were', async () => {
  const amal = await server.join({ name: 'Amal' });
  const watcher = await opens(await server.join({ name: 'Joris' }));
  await here(await opens(amal), IRAQ);
  await watcher.seesPeople((people) => find(people, amal) !== undefined);
  const body = { ticket: server.demonstration.tickets.observer };
  const observer = cookieOf(await amal.fetch('/api/ticket', { method: 'POST', body }));
  expect(observer).not.toBe(amal.cookie);
  await watcher.seesPeople((people) => find(people, amal) === undefined);
});
