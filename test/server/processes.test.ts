import { afterEach, describe, expect, inject, it } from 'vitest';
import { createInProcessLine } from '#server/bus/in-process.ts';
import { type LivePage, openLive } from '#test/support/live.ts';
import { freshDatabase } from '#test/support/postgres.ts';
import { type Guest, startTestServer, type TestServer } from '#test/support/server.ts';

/** Two servers on one database, with a line between them and one end of it for the test. */
async function startTwo() {
  const join = createInProcessLine();
  const databaseUrl = await freshDatabase(inject('databaseUrl'));
  const one = await startTestServer({ store: 'postgres', databaseUrl, bus: join() });
  const two = await startTestServer({ store: 'postgres', databaseUrl, bus: join() });
  return { one, two, line: join() };
}

let servers: Awaited<ReturnType<typeof startTwo>>;
const pages: LivePage[] = [];
afterEach(async () => {
  for (const page of pages.splice(0)) page.closes();
  await Promise.all([servers.one.close(), servers.two.close()]);
});

async function opens(server: TestServer, guest: Guest): Promise<LivePage> {
  const page = await openLive(server.url, guest.cookie);
  pages.push(page);
  return page;
}
/** Waits until all that was told before has arrived: news of one event comes in order. */
async function hearsEverything(page: LivePage, tell: () => void): Promise<void> {
  const last = page.hears('session:changed');
  tell();
  await last;
}

describe('what is announced in one process', () => {
  it('is heard by the event’s people on the others', async () => {
    servers = await startTwo();
    const { one, two } = servers;
    const amal = await opens(two, await one.join({ name: 'Amal' }));
    const host = await opens(one, await one.as('facilitator'));
    const told = amal.hears('session:changed');
    const closing = { sessionId: 'demo-workshop', state: 'closed' };
    expect(await host.asks('session:set-state', closing)).toEqual({ ok: true, value: null });
    expect(await told).toEqual(closing);
  });

  it('is heard by those alone whom it is for', async () => {
    servers = await startTwo();
    const { one, line } = servers;
    const [amal, joris] = [await one.join({ name: 'Amal' }), await one.join({ name: 'Joris' })];
    const guests = { amal, joris, host: await one.as('staff'), other: await one.joinOtherEvent('Other') };
    const heard: string[] = [];
    const open = await Promise.all(
      Object.entries(guests).map(async ([name, guest]) => {
        const page = await opens(one, guest);
        page.socket.on('room:much-deleted', ({ roomId }) => heard.push(`${name} ${roomId}`));
        return page;
      }),
    );
    const tell = (roomId: string, to: 'everybody' | 'hosts' | { personId: string }) =>
      line.tell({ is: 'announced', eventId: 'demo', to, name: 'room:much-deleted', news: { roomId } });
    tell('for Joris', { personId: joris.person.id });
    tell('for hosts', 'hosts');
    tell('for all', 'everybody');
    for (const [index, page] of open.entries()) {
      const eventId = index === 3 ? 'other' : 'demo';
      const name = 'session:changed';
      await hearsEverything(page, () =>
        line.tell({ is: 'announced', eventId, to: 'everybody', name, news: {} }),
      );
    }
    expect(heard.sort()).toEqual([
      'amal for all',
      'host for all',
      'host for hosts',
      'joris for Joris',
      'joris for all',
    ]);
  });
});
