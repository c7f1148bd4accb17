import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLOSE } from '#lib/wire/collab.ts';
import { exchangeOf } from '#test/support/country-room.ts';
import { type Guest, startTestServer, type TestServer } from '#test/support/server.ts';
import { Writer } from '#test/support/writer.ts';

describe('whoever comes when there is no place', () => {
  let server: TestServer;
  let room: { roomId: string; epoch: string };
  let isBusy = false;
  const writers: Writer[] = [];

  beforeEach(async () => {
    isBusy = false;
    server = await startTestServer({ env: { ROOM_PEOPLE: '2' }, isBusy: () => isBusy });
    room = await exchangeOf(server.store);
  });
  afterEach(async () => {
    for (const writer of writers.splice(0)) writer.leaves();
    await server.close();
  });

  function opens({ cookie }: Guest, more: { own?: boolean } = { own: true }): Writer {
    const { roomId, epoch } = room;
    const writer = new Writer({ url: server.url, roomId, epoch, cookie, ...more });
    writers.push(writer);
    return writer;
  }

  it('in the room is told so, and comes in with all they wrote once somebody has left; hosts always do', async () => {
    const amal = await server.join({ name: 'Amal' });
    const here = await opens(amal).arrives();
    const joris = await opens(await server.join({ name: 'Joris' })).arrives();
    const late = opens(await server.join({ name: 'Late' }));
    const stock = opens(await server.join({ name: 'Stock' }), {});
    late.writes('typed at the door ');
    for (const each of [late, stock]) {
      await each.isClosedWith(CLOSE.crowded);
      expect(each.provider.synced).toBe(false);
    }
    // Another device of somebody who is here, and hosts, take nobody's place.
    const phone = await opens(amal).arrives();
    const host = await opens(await server.as('facilitator')).arrives();
    here.writes('inside ');
    await Promise.all([joris, phone, host].map((each) => each.sees('inside')));
    expect(joris.text).not.toContain('door');

    stock.leaves();
    joris.leaves();
    await late.isSaved();
    await here.sees('typed at the door');
    expect([here, phone, host].flatMap(({ closes }) => closes)).toEqual([]);
  });

  it('at a process that cannot manage more is told so, and comes in when it can; who is inside stays', async () => {
    const here = await opens(await server.join({ name: 'Amal' })).arrives();
    isBusy = true;
    const late = opens(await server.join({ name: 'Late' }));
    late.writes('typed meanwhile ');
    await late.isClosedWith(CLOSE.busy);
    here.writes('inside ');
    await here.isSaved();
    isBusy = false;
    await late.isSaved();
    await here.sees('typed meanwhile');
    expect(here.closes).toEqual([]);
  });
});
