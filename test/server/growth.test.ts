import { afterEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { demonstrationPlan } from '#lib/event/demonstration.ts';
import type { EventPlan } from '#lib/event/event.ts';
import { createEvent } from '#server/create-event.ts';
import { systemRandom } from '#server/world.ts';
import { seededRandom } from '#test/support/chance.ts';
import { STORES } from '#test/support/country-room.ts';
import { type Failing, failingStore } from '#test/support/failing.ts';
import { startTestServer } from '#test/support/server.ts';
import { visits, wrongRooms } from '#test/support/visits.ts';

const ROOMS = 100;

afterEach(() => {
  vi.useRealTimers();
});

describe.each(STORES)('a hundred rooms that come and go, on %s,', (kind) => {
  it('[43] leave nothing behind while the store fails one time in ten, and nothing called saved is missing', async () => {
    let now = Date.now();
    // Rooms that nobody uses are looked for every few seconds: here, when the test says so.
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const failing: Failing = { share: 0, failures: 0 };
    const server = await startTestServer({
      store: kind,
      databaseUrl: inject('databaseUrl'),
      clock: () => now,
      wrapStore: (store) => failingStore(store, seededRandom(43), failing),
    });
    onTestFinished(() => server.close());
    const text = JSON.stringify({ ...demonstrationPlan(now), joinCode: '7TKM-W4QA' });
    const plan = JSON.parse(text.replaceAll('"demo', '"many')) as EventPlan;
    const first = plan.sessions.find(({ session }) => session.kind === 'exchange');
    const room = first?.session.rooms[0];
    if (first === undefined || room === undefined) throw new Error('The demonstration has no rooms.');
    const ids = Array.from({ length: ROOMS }, (_, n) => `many-room-${n}`);
    const rooms = ids.map((id) => ({ ...room, id }));
    await createEvent(
      { ...plan, polls: [], sessions: [{ ...first, session: { ...first.session, rooms } }] },
      { store: server.store, clock: () => now, random: systemRandom },
    );
    const { cookie } = await server.join({ name: 'Amal', code: plan.joinCode });
    const visitors = ids.map((roomId) => ({ roomId, cookie }));
    const open = async () =>
      /^rencontre_rooms (\d+)$/m.exec(await (await server.fetch('/metrics')).text())?.[1];
    /** Two looks: what is idle at the first and still at the second is forgotten. */
    const passes = async () => {
      await vi.advanceTimersByTimeAsync(5_000);
      now += 31_000;
      await vi.advanceTimersByTimeAsync(5_000);
    };

    failing.share = 0.1;
    await visits(server.url, visitors, 'one ');
    expect(await open()).toBe(`${ROOMS}`);
    const closed = passes();
    // While they are being forgotten, people come back.
    await visits(server.url, visitors, 'two ');
    await closed;
    failing.share = 0;
    expect(failing.failures).toBeGreaterThan(ROOMS / 10);
    await vi.waitFor(
      async () => {
        await passes();
        expect(await open()).toBe('0');
      },
      { timeout: 20_000 },
    );
    expect(await wrongRooms(server.url, visitors, 'one two ')).toEqual([]);
  });
});
