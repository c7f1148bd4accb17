import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Guidance } from '#lib/facilitation/guidance.ts';
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
