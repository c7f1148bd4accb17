import { createClient } from 'redis';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Bus } from '#server/bus/bus.ts';
import { createRedisBus } from '#server/bus/redis.ts';
import { createLog } from '#server/log.ts';
import { createPresences, type Presences } from '#server/presence/presence.ts';
import { systemRandom } from '#server/world.ts';
import { startRedis, type TestRedis } from '#test/support/redis.ts';
import { presenceContract, sees, someone } from './contract.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.kill());

interface Process extends Presences {
  bus: Bus;
}

/** A process, as far as presence is concerned. By default no renewal comes to its help within a test. */
function process(ttlMs = 600_000): Process {
  const log = createLog('silent');
  const bus = createRedisBus({ url: redis.url, realm: 'test', random: systemRandom, log, pulseMs: 100 });
  const presences = createPresences({ bus, clock: Date.now, ttlMs });
  return {
    ...presences,
    bus,
    async close() {
      await presences.close();
      await bus.close();
    },
  };
}
const connected = (presences: Presences) => vi.waitUntil(() => presences.state() === 'ok', 20_000);

presenceContract('presence across processes', async () => {
  const presences = process();
  await connected(presences);
  return presences;
});

describe('two processes', () => {
  const running: Process[] = [];
  async function start(ttlMs?: number): Promise<Process> {
    const presences = process(ttlMs);
    running.push(presences);
    await connected(presences);
    return presences;
  }
  afterEach(() => Promise.all(running.splice(0).map((each) => each.close())));

  it('see each other’s people come, move and go', async () => {
    const [one, two] = [await start(), await start()];
    one.set('event', 'page 1', someone('amal', { roomId: 'iraq' }));
    two.set('event', 'page 2', someone('joris', { roomId: 'morocco' }));
    await Promise.all([one, two].map((each) => sees(each, 'event', { amal: 'iraq', joris: 'morocco' })));
    one.set('event', 'page 1', someone('amal', { roomId: 'morocco' }));
    await sees(two, 'event', { amal: 'morocco', joris: 'morocco' });
    one.leave('event', 'page 1');
    await sees(two, 'event', { joris: 'morocco' });
  });

  it('know each other’s people also when they start later, and forget them when the other stops', async () => {
    const one = await start();
    one.set('event', 'page 1', someone('amal', { roomId: 'iraq' }));
    const two = await start();
    await sees(two, 'event', { amal: 'iraq' });
    await one.close();
    await sees(two, 'event', {});
  });

  it('keep believing in people who sit still, and stop when their process gives no sign of life', async () => {
    const [one, two] = [await start(900), await start(900)];
    one.set('event', 'page 1', someone('amal', { roomId: 'iraq' }));
    await sees(two, 'event', { amal: 'iraq' });
    let renewals = 0;
    two.bus.onNews((news) => {
      if (news.is === 'pages') renewals += 1;
    });
    await vi.waitUntil(() => renewals >= 4, 20_000);
    expect(two.list('event')).toHaveLength(1);
    // A page that somebody announced in a process that has died since.
    one.bus.tell({
      is: 'pages',
      pages: [{ eventId: 'event', pageId: 'page 9', at: 1, presence: someone('ghost') }],
    });
    await sees(two, 'event', { amal: 'iraq', ghost: null });
    await sees(two, 'event', { amal: 'iraq' });
  });

  it('speak for their own pages alone', async () => {
    const [one, two] = [await start(), await start()];
    one.set('event', 'page 1', someone('amal', { roomId: 'iraq' }));
    two.bus.tell({ is: 'pages', pages: [{ eventId: 'event', pageId: 'page 1', at: 9, presence: null }] });
    two.set('event', 'page 2', someone('joris'));
    await sees(one, 'event', { amal: 'iraq', joris: null });
  });

  it('leave nothing in Redis, neither while they run nor afterwards', async () => {
    const [one, two] = [await start(), await start()];
    one.set('event', 'page 1', someone('amal', { roomId: 'iraq' }));
    await sees(two, 'event', { amal: 'iraq' });
    const reader = await createClient({ url: redis.url }).connect();
    expect(await reader.keys('*')).toEqual([]);
    reader.destroy();
  });

  it('[44] have no ghosts after a thousand joins, some of which end while Redis is away', async () => {
    const [one, two] = [await start(), await start()];
    for (let n = 0; n < 1000; n++) {
      const [process, event] = [n % 2 === 0 ? one : two, `event ${n % 3}`];
      process.set(event, `page ${n}`, someone(`person ${n}`, { roomId: 'iraq' }));
      if (n % 5 === 0) process.set(event, `page ${n}`, someone(`person ${n}`, { roomId: 'morocco' }));
      if (n === 500) {
        await vi.waitUntil(() => two.list(event).some(({ personId }) => personId === 'person 500'), 20_000);
        await redis.kill();
        await vi.waitUntil(() => one.state() === 'degraded', 20_000);
      }
      if (n === 600) await redis.restart();
      process.leave(event, `page ${n}`);
    }
    one.set('event 0', 'last 1', someone('amal'));
    two.set('event 0', 'last 2', someone('joris'));
    await Promise.all([one, two].map((each) => sees(each, 'event 0', { amal: null, joris: null })));
    for (const each of [one, two]) for (const event of ['event 1', 'event 2']) await sees(each, event, {});
  });

  it('[13] go on for their own people while Redis is away, and find each other again', async () => {
    const [one, two] = [await start(), await start()];
    one.set('event', 'page 1', someone('amal', { roomId: 'iraq' }));
    await sees(two, 'event', { amal: 'iraq' });
    await redis.kill();
    await vi.waitUntil(() => one.state() === 'degraded' && two.state() === 'degraded', 20_000);
    one.set('event', 'page 3', someone('nour', { roomId: 'iraq' }));
    two.set('event', 'page 2', someone('joris', { roomId: 'morocco' }));
    expect(one.list('event').map((p) => p.personId)).toEqual(['amal', 'nour']);
    expect(two.list('event').map((p) => p.personId)).toEqual(['amal', 'joris']);
    await redis.restart();
    const everybody = { amal: 'iraq', joris: 'morocco', nour: 'iraq' };
    await Promise.all([one, two].map((each) => sees(each, 'event', everybody)));
    await vi.waitUntil(() => one.state() === 'ok' && two.state() === 'ok', 20_000);
  });
});

it('a process that starts without Redis serves its own people, and joins the others when Redis comes', async () => {
  await redis.kill();
  const one = process();
  expect(one.state()).toBe('degraded');
  one.set('event', 'page 1', someone('amal'));
  expect(one.list('event')).toHaveLength(1);
  await redis.restart();
  await connected(one);
  const two = process();
  await sees(two, 'event', { amal: null });
  await Promise.all([one.close(), two.close()]);
});
