import { createClient } from 'redis';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLog } from '#server/log.ts';
import type { Presences } from '#server/presence/presence.ts';
import { createRedisPresences } from '#server/presence/redis.ts';
import { systemRandom } from '#server/world.ts';
import { startRedis, type TestRedis } from '#test/support/redis.ts';
import { presenceContract, sees, someone } from './contract.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.kill());

/** A process, as far as presence is concerned. By default no renewal comes to its help within a test. */
function process(ttlMs = 600_000): Presences {
  return createRedisPresences({
    url: redis.url,
    clock: Date.now,
    random: systemRandom,
    log: createLog('silent'),
    ttlMs,
  });
}
const connected = (presences: Presences) => vi.waitUntil(() => presences.state() === 'ok', 20_000);

presenceContract('presence across processes', async () => {
  const presences = process();
  await connected(presences);
  return presences;
});

describe('two processes', () => {
  const running: Presences[] = [];
  async function start(ttlMs?: number): Promise<Presences> {
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
    const reader = await createClient({ url: redis.url }).connect();
    const [key = ''] = await reader.keys('rencontre:presence:*');
    const before = await reader.pExpireTime(key);
    await vi.waitUntil(async () => (await reader.pExpireTime(key)) > before, 20_000);
    expect(two.list('event')).toHaveLength(1);
    // A page that somebody announced in a process that has died since.
    const news = { process: 'dead', eventId: 'event', pageId: 'page 9', at: 1, presence: someone('ghost') };
    await reader.publish('rencontre:presence', JSON.stringify(news));
    await sees(two, 'event', { amal: 'iraq', ghost: null });
    await sees(two, 'event', { amal: 'iraq' });
    reader.destroy();
  });

  it('leave nothing in Redis that stays', async () => {
    const one = await start();
    one.set('event', 'page 1', someone('amal', { roomId: 'iraq' }));
    const reader = await createClient({ url: redis.url }).connect();
    await vi.waitUntil(async () => (await reader.keys('*')).length > 0, 20_000);
    for (const key of await reader.keys('*')) expect(await reader.pTTL(key)).toBeGreaterThan(0);
    await one.close();
    expect(await reader.keys('*')).toEqual([]);
    reader.destroy();
  });

  it('are not disturbed by what is not theirs in the channel', async () => {
    const one = await start();
    const stranger = await createClient({ url: redis.url }).connect();
    for (const text of ['', '{', 'null', '{"process":1}', '{"process":"x","eventId":"event","pageId":"p"}']) {
      await stranger.publish('rencontre:presence', text);
    }
    const other = await start();
    other.set('event', 'page 1', someone('amal'));
    await sees(one, 'event', { amal: null });
    stranger.destroy();
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
