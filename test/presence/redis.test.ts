import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'redis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRedisBus } from '#server/bus/redis.ts';
import { redisClient } from '#server/bus/redis-client.ts';
import { createLog } from '#server/log.ts';
import type { Presences } from '#server/presence/presence.ts';
import { createRedisKeys } from '#server/presence/redis-keys.ts';
import { systemRandom } from '#server/world.ts';
import { startRedis, type TestRedis } from '#test/support/redis.ts';
import { LONG_MS, presenceContract, presencesOver, sees, someone, type TestProcess } from './contract.ts';
import { keysContract } from './keys-contract.ts';

let redis: TestRedis;
/** A line of the test's own. */
let reader: ReturnType<typeof createClient>;
beforeAll(async () => {
  redis = await startRedis();
  reader = createClient({ url: redis.url });
  reader.on('error', () => {});
  await reader.connect();
});
afterAll(async () => {
  reader.destroy();
  await redis.kill();
});
beforeEach(async () => {
  await reader.flushAll();
});

const log = createLog('silent');
const parts = (realm: string) => ({ url: redis.url, realm, random: systemRandom, log, pulseMs: 100 });

function process(ttlMs = LONG_MS, realm = 'test'): TestProcess {
  const client = redisClient(redis.url, log);
  const bus = createRedisBus({ ...parts(realm), client });
  const keys = createRedisKeys({ ...parts(realm), client });
  return presencesOver({ bus, keys, clock: Date.now, ttlMs });
}
const connected = (presences: Presences) => vi.waitUntil(() => presences.state() === 'ok', 20_000);

const running: TestProcess[] = [];
async function start(ttlMs?: number, realm?: string): Promise<TestProcess> {
  const started = process(ttlMs, realm);
  running.push(started);
  await connected(started);
  return started;
}
afterEach(() => Promise.all(running.splice(0).map((each) => each.close())));

keysContract('keys in Redis', async () => ({
  start: async () => createRedisKeys({ ...parts('test'), client: reader as never }),
  passes: (milliseconds) => pause(milliseconds + 20),
}));

presenceContract('presence over Redis', async () => ({ start, passes: () => {} }));

describe('what lies in Redis', () => {
  const keysThere = () => reader.keys('*');

  it('[26] is one key for each person, which expires, and nothing after they left', async () => {
    const [one, two] = [await start(), await start()];
    one.set('event', 'page 1', someone('amal', { roomId: 'iraq' }));
    one.set('event', 'page 2', someone('amal'));
    one.set('event', 'page 3', someone('joris'));
    await sees(two, 'event', { amal: null, joris: null });
    const keys = await keysThere();
    expect(keys).toHaveLength(2);
    for (const key of keys) {
      expect(key).toMatch(/^rencontre:test:presence:event:(amal|joris):/);
      expect(await reader.pTTL(key)).toBeGreaterThan(LONG_MS / 2);
    }
    for (const page of ['page 1', 'page 2', 'page 3']) one.leave('event', page);
    await sees(two, 'event', {});
    expect(await keysThere()).toEqual([]);
  });

  it('is not shown to another server at the same Redis', async () => {
    const [one, stranger] = [await start(), await start(LONG_MS, 'stranger')];
    one.set('event', 'page 1', someone('amal'));
    await sees(await start(), 'event', { amal: null });
    expect(await stranger.keys.read()).toEqual([]);
  });

  it('is passed over when it is not ours', async () => {
    const texts = ['', '{', 'null', '[1]', '[{"eventId":"event","pageId":"x","at":1,"presence":{}}]'];
    for (const [n, text] of texts.entries()) {
      await reader.set(`rencontre:test:presence:event:someone:${n}`, text, { PX: LONG_MS });
    }
    await reader.set('rencontre:test:presence:event:ever:x', '[]');
    await reader.hSet('rencontre:test:presence:event:hash:x', 'a', 'b');
    const one = await start();
    one.set('event', 'page 1', someone('amal'));
    const two = await start();
    await sees(two, 'event', { amal: null });
    expect((await two.keys.read()).map(({ page }) => page.pageId)).toEqual(['page 1']);
  });
});

describe('[13] two processes', () => {
  it('lose nobody when Redis is emptied, also for a process that starts at that moment', async () => {
    const [one, two] = [await start(), await start()];
    one.set('event', 'page 1', someone('amal', { roomId: 'iraq' }));
    two.set('event', 'page 2', someone('joris', { roomId: 'morocco' }));
    const everybody = { amal: 'iraq', joris: 'morocco' };
    await Promise.all([one, two].map((each) => sees(each, 'event', everybody)));
    await reader.flushAll();
    await sees(await start(), 'event', everybody);
    expect(await reader.keys('*'), 'the keys are there again').toHaveLength(2);
    for (const each of [one, two]) expect(each.list('event')).toHaveLength(2);
  });

  it('put their keys again by themselves when Redis is emptied, and nobody is gone for a moment', async () => {
    // Long enough that a busy machine does not let the keys expire before their renewal, a third of it, comes.
    const LIFE_MS = 3_000;
    const [one, two] = [await start(LIFE_MS), await start(LIFE_MS)];
    one.set('event', 'page 1', someone('amal'));
    await sees(two, 'event', { amal: null });
    let gone = 0;
    two.onChange(() => {
      gone += 1;
    });
    await reader.flushAll();
    await vi.waitUntil(async () => (await reader.keys('*')).length === 1, 20_000);
    // A life of the key later she is still there: what was put again was read again.
    await pause(LIFE_MS + 100);
    expect(two.list('event')).toHaveLength(1);
    expect(gone).toBe(0);
  });

  it('go on for their own people while Redis is away, and find each other again', async () => {
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

  it('have no ghosts after Redis stood still, and read who came meanwhile', async () => {
    const [one, two] = [await start(), await start()];
    one.set('event', 'page 1', someone('amal'));
    await sees(two, 'event', { amal: null });
    redis.pause();
    await vi.waitUntil(() => one.state() === 'degraded' && two.state() === 'degraded', 20_000);
    one.leave('event', 'page 1');
    one.set('event', 'page 2', someone('nour'));
    redis.resume();
    await sees(two, 'event', { nour: null });
    await sees(await start(), 'event', { nour: null });
    await vi.waitUntil(async () => (await reader.keys('*')).length === 1, 20_000);
  });

  it('one that starts without Redis serves its own people, and joins the others when Redis comes', async () => {
    await redis.kill();
    const one = process();
    running.push(one);
    expect(one.state()).toBe('degraded');
    one.set('event', 'page 1', someone('amal'));
    expect(one.list('event')).toHaveLength(1);
    await redis.restart();
    await connected(one);
    await sees(await start(), 'event', { amal: null });
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
    await vi.waitUntil(async () => (await reader.keys('*')).length === 2, 20_000);
  });
});
