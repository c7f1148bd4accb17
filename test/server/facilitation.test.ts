import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Announcement } from '#lib/facilitation/announcement.ts';
import type { Guidance } from '#lib/facilitation/guidance.ts';
import type { HandKind, RoomHands } from '#lib/facilitation/hands.ts';
import type { Role } from '#lib/people/person.ts';
import type { Reply } from '#lib/wire/live.ts';
import { exchangeOf } from '#test/support/country-room.ts';
import { type LivePage, openLive } from '#test/support/live.ts';
import { madeId } from '#test/support/polls.ts';
import { type Guest, startTestServer, type TestServer } from '#test/support/server.ts';

let server: TestServer;
let iraq: string;
let morocco: string;
let now = Date.now();

beforeAll(async () => {
  server = await startTestServer({ clock: () => now });
  ({ roomId: iraq, otherRoomId: morocco } = await exchangeOf(server.store));
});
afterAll(() => server.close());

async function opens(guest: Guest): Promise<LivePage> {
  const page = await openLive(server.url, guest.cookie);
  onTestFinished(() => page.closes());
  return page;
}
const comes = async (name: string, more: object = {}) => opens(await server.join({ name, ...more }));
const as = async (role: Role) => opens(await server.as(role));
/** Asks, and throws the code of a refusal. */
async function asks<Value>(page: LivePage, name: string, payload: object): Promise<Value> {
  const reply = (await page.asks(name, payload)) as Reply<Value>;
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value;
}

describe('the timer', () => {
  const sets = (page: LivePage, order: object, request = madeId('request'), roomIds = [iraq, morocco]) =>
    asks<Record<string, Guidance>>(page, 'timer:set', { roomIds, request, order });

  it('is the same for everybody in the rooms, told at once, and for whoever comes later; only hosts set it', async () => {
    const [host, observer, amal] = [await as('facilitator'), await as('observer'), await comes('Amal')];
    for (const page of [observer, amal])
      await expect(sets(page, { is: 'start', seconds: 60 })).rejects.toThrow('forbidden');
    const heard = Promise.all([observer.hears('guidance:changed'), amal.hears('guidance:changed')]);
    await sets(host, { is: 'start', seconds: 60 });
    const timer = { is: 'running', endsAt: now + 60_000 };
    for (const { rooms } of await heard)
      expect(rooms).toMatchObject({ [iraq]: { timer }, [morocco]: { timer } });
    now += 5_000;
    const late = await comes('Joris');
    expect(await asks(late, 'guidance:read', { roomIds: [iraq] })).toMatchObject({ [iraq]: { timer } });
    expect(await asks(late, 'clock:read', {})).toEqual({ now });
    await sets(host, { is: 'pause' }, madeId('request'), [morocco]);
    expect(await asks(late, 'guidance:read', { roomIds: [iraq, morocco] })).toMatchObject({
      [iraq]: { timer },
      [morocco]: { timer: { is: 'paused', leftMs: 55_000 } },
    });
  });

  it('is given two minutes by two facilitators, and one by a request that comes twice', async () => {
    const [one, two] = [await as('facilitator'), await as('staff')];
    await sets(one, { is: 'start', seconds: 60 });
    const more = { is: 'add', seconds: 60 };
    const request = madeId('request');
    await Promise.all([sets(one, more, request), sets(two, more), sets(one, more, request)]);
    const { [iraq]: guidance } = await asks<Record<string, Guidance>>(two, 'guidance:read', {
      roomIds: [iraq],
    });
    expect(guidance?.timer).toEqual({ is: 'running', endsAt: now + 180_000 });
  });

  it('refuses what makes no sense, and rooms that are not of this meeting', async () => {
    const host = await as('facilitator');
    await expect(sets(host, { is: 'start', seconds: 4 })).rejects.toThrow('invalid');
    await expect(sets(host, { is: 'start', seconds: 5 }, 'x')).rejects.toThrow('invalid');
    await expect(sets(host, { is: 'stop' }, madeId('request'), ['no-room'])).rejects.toThrow('not-found');
    const stranger = await opens(await server.joinOtherEvent('Zoe'));
    await expect(asks(stranger, 'guidance:read', { roomIds: [iraq] })).rejects.toThrow('not-found');
    expect(await sets(host, { is: 'stop' })).toMatchObject({ [iraq]: { timer: null } });
  });
});

describe('hands', () => {
  const raises = (page: LivePage, up = true, kind: HandKind = 'hand') =>
    asks<RoomHands>(page, 'hand:set', { roomId: iraq, kind, up });
  const sees = async (page: LivePage) =>
    (await asks<Record<string, RoomHands>>(page, 'hands:read', { roomIds: [iraq] }))[iraq];
  /** Until the count of hands that the page is told is as wanted. */
  const told = (page: LivePage, wanted: number) =>
    new Promise<void>((resolve) => {
      page.socket.on('hands:changed', ({ rooms }) => {
        if (rooms[iraq]?.hand === wanted) resolve();
      });
    });

  it('are seen in their order by who guides the room; everybody else knows their number and their own place', async () => {
    const [host, observer] = [await as('facilitator'), await as('observer')];
    const [amal, joris] = [await server.join({ name: 'Amal' }), await comes('Joris')];
    const [laptop, phone] = [await opens(amal), await opens(amal)];
    await expect(raises(observer)).rejects.toThrow('forbidden');
    const two = told(observer, 2);
    expect(await raises(joris)).toMatchObject({ hand: 1, place: 1, raised: null });
    expect(await raises(laptop)).toMatchObject({ hand: 2, place: 2 });
    expect(await raises(phone), 'twice is once').toMatchObject({ hand: 2, place: 2 });
    await two;
    expect((await sees(host))?.raised?.map(({ name }) => name)).toEqual(['Joris', 'Amal']);
    expect(await sees(observer)).toMatchObject({ hand: 2, place: null, raised: null });
    await expect(asks(joris, 'hands:lower', { roomIds: [iraq], personId: null })).rejects.toThrow(
      'forbidden',
    );
    const nobody = told(observer, 0);
    await amal.fetch('/api/leave', { method: 'POST' });
    expect((await sees(host))?.raised?.map(({ name }) => name)).toEqual(['Joris']);
    await asks(host, 'hands:lower', { roomIds: [iraq], personId: null });
    await nobody;
    expect(await sees(joris)).toMatchObject({ hand: 0, place: null });
  });

  it('tell who is ready, from nobody on each time people are asked', async () => {
    const [host, amal] = [await as('facilitator'), await comes('Amal')];
    const ask = (asks_: boolean) =>
      asks<Record<string, Guidance>>(host, 'ready:ask', {
        roomIds: [iraq],
        request: madeId('r'),
        asks: asks_,
      });
    expect(await ask(true)).toMatchObject({ [iraq]: { asksReady: true } });
    expect(await raises(amal, true, 'ready')).toMatchObject({ ready: 1, isReady: true, hand: 0 });
    expect(await ask(true)).toMatchObject({ [iraq]: { asksReady: true } });
    expect(await sees(amal)).toMatchObject({ ready: 0, isReady: false });
    expect(await ask(false)).toMatchObject({ [iraq]: { asksReady: false } });
  });
});

describe('a call to another room', () => {
  const calls = (page: LivePage, call: object | null, roomIds = [iraq, morocco]) =>
    asks<Record<string, Guidance>>(page, 'call:set', { roomIds, request: madeId('call'), call });

  it('reaches the rooms left behind, and whoever comes later, until a host takes it back', async () => {
    const [host, amal] = [await as('facilitator'), await comes('Amal')];
    const call = { to: morocco, hold: false };
    await expect(calls(amal, call)).rejects.toThrow('forbidden');
    await expect(calls(host, { ...call, to: 'no-room' })).rejects.toThrow('not-found');
    await expect(calls(host, call, [morocco])).rejects.toThrow('invalid');
    const heard = amal.hears('guidance:changed');
    await calls(host, call);
    expect((await heard).rooms).toMatchObject({
      [iraq]: { call: { ...call, at: now } },
      [morocco]: { call: null },
    });
    const late = await comes('Late');
    const read = () => asks<Record<string, Guidance>>(late, 'guidance:read', { roomIds: [iraq] });
    expect(await read()).toMatchObject({ [iraq]: { call } });
    await calls(host, null);
    expect(await read()).toMatchObject({ [iraq]: { call: null } });
  });
});

describe('an announcement', () => {
  it('reaches those it is for as it was written, is kept for who comes later, and can be taken back', async () => {
    const [host, amal] = [await as('facilitator'), await comes('Amal')];
    const sends = (page: LivePage, text: object, roomIds: string[] | null, id = madeId('said')) =>
      asks<Announcement>(page, 'announcement:send', { id, text, roomIds });
    const listed = async (page: LivePage, roomIds: string[]) =>
      (await asks<Announcement[]>(page, 'announcement:list', { roomIds })).map(({ id }) => id);
    await expect(sends(amal, { fr: 'x' }, null)).rejects.toThrow('forbidden');
    await expect(sends(host, { fr: ' ' }, null)).rejects.toThrow('announcement-empty');
    await expect(sends(host, { fr: 'x' }, ['no-room'])).rejects.toThrow('not-found');
    const text = { fr: '<img src=x onerror=alert(1)>', ar: 'الغداء ‮جاهز' };
    const heard = amal.hears('announcement:made');
    const { id } = await sends(host, text, [iraq]);
    expect((await heard).announcement).toMatchObject({ id, text, roomIds: [iraq] });
    await sends(host, { en: 'Lunch' }, null, 'lunch-for-everybody');
    const late = await comes('Late');
    expect(await listed(late, [iraq])).toEqual(expect.arrayContaining([id, 'lunch-for-everybody']));
    expect(await listed(late, [])).toEqual(['lunch-for-everybody']);
    await expect(asks(amal, 'announcement:take-back', { id })).rejects.toThrow('forbidden');
    const gone = amal.hears('announcement:gone');
    await asks(host, 'announcement:take-back', { id });
    expect(await gone).toEqual({ id });
    expect(await listed(late, [iraq])).toEqual(['lunch-for-everybody']);
  });
});
