import { createClient } from 'redis';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Bus } from '#server/bus/bus.ts';
import { createRedisBus } from '#server/bus/redis.ts';
import { redisClient } from '#server/bus/redis-client.ts';
import { createLog } from '#server/log.ts';
import { systemRandom } from '#server/world.ts';
import { startRedis, type TestRedis } from '#test/support/redis.ts';
import { busContract, closedRoom, heardBy, until } from './contract.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.kill());

const running: Bus[] = [];
afterEach(() => Promise.all(running.splice(0).map((bus) => bus.close())));

function started(realm = 'test'): Bus {
  const log = createLog('silent');
  const { url } = redis;
  const client = redisClient(url, log);
  const bus = createRedisBus({ url, client, realm, random: systemRandom, log, pulseMs: 100 });
  running.push(bus);
  return bus;
}
async function start(realm?: string): Promise<Bus> {
  const bus = started(realm);
  await until(() => bus.state() === 'ok');
  return bus;
}
/** How often a bus was told to look into the store. */
function looks(bus: Bus): { count: number } {
  const seen = { count: 0 };
  bus.onMissed(() => {
    seen.count += 1;
  });
  return seen;
}

busContract('the bus over Redis', async () => () => start());

describe('[13] without Redis', () => {
  it('a bus starts and tells without complaint, and says that it hears nobody; then it comes by itself', async () => {
    await redis.kill();
    const one = started();
    const looked = looks(one);
    one.tell(closedRoom('iraq'));
    expect(one.state()).toBe('degraded');
    await redis.restart();
    await until(() => one.state() === 'ok' && looked.count > 0);
    const heard = heardBy(await start());
    one.tell(closedRoom('morocco'));
    await until(() => heard.length === 1);
  });

  it('nothing is kept for later: after its return everybody is told to look, and only news is heard', async () => {
    const [one, two] = [await start(), await start()];
    const heard = heardBy(two);
    await redis.kill();
    await until(() => one.state() === 'degraded' && two.state() === 'degraded');
    const looked = [looks(one), looks(two)];
    for (let n = 0; n < 1000; n++) one.tell(closedRoom(`old ${n}`));
    await redis.restart();
    await until(() => one.state() === 'ok' && two.state() === 'ok');
    await until(() => looked.every(({ count }) => count > 0));
    one.tell(closedRoom('new'));
    await until(() => heard.length > 0);
    expect(heard).toEqual([closedRoom('new')]);
  });

  it('one that stands still is noticed, telling goes on without a word, and all is well when it moves again', async () => {
    const [one, two] = [await start(), await start()];
    const looked = looks(two);
    redis.pause();
    await until(() => one.state() === 'degraded' && two.state() === 'degraded');
    for (let n = 0; n < 1000; n++) one.tell(closedRoom(`old ${n}`));
    redis.resume();
    await until(() => one.state() === 'ok' && two.state() === 'ok' && looked.count > 0);
    const heard = heardBy(two);
    one.tell(closedRoom('new'));
    await until(() => heard.length > 0);
    expect(heard).toEqual([closedRoom('new')]);
  });

  it('one that stands still for long: the line is made anew, and works', async () => {
    const [one, two] = [await start(), await start()];
    const reader = await createClient({ url: redis.url }).connect();
    // A listener and a teller of each, and the reader; those of earlier tests are gone when Redis has noticed.
    const connected = async () => /connected_clients:(\d+)/.exec(await reader.info('clients'))?.[1];
    await vi.waitUntil(async () => (await connected()) === '5', 20_000);
    redis.pause();
    await until(() => one.state() === 'degraded');
    // Eight pulses of silence, and then some.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    redis.resume();
    await until(() => one.state() === 'ok' && two.state() === 'ok');
    const heard = heardBy(two);
    one.tell(closedRoom('new'));
    await until(() => heard.length === 1);
    await vi.waitUntil(async () => (await connected()) === '5', 20_000);
    reader.destroy();
  });

  it('an emptied one changes nothing: there is nothing in it', async () => {
    const [one, two] = [await start(), await start()];
    const reader = await createClient({ url: redis.url }).connect();
    const heard = heardBy(two);
    one.tell(closedRoom('iraq'));
    await until(() => heard.length > 0);
    expect(await reader.keys('*')).toEqual([]);
    await reader.flushAll();
    one.tell(closedRoom('morocco'));
    await until(() => heard.length > 1);
    expect(heard).toEqual([closedRoom('iraq'), closedRoom('morocco')]);
    reader.destroy();
  });

  it('a listener whose line breaks for a moment looks into the store, since it may have missed something', async () => {
    const [one, two] = [await start(), await start()];
    const looked = looks(two);
    const reader = await createClient({ url: redis.url }).connect();
    await reader.sendCommand(['CLIENT', 'KILL', 'TYPE', 'pubsub']);
    await until(() => looked.count > 0 && two.state() === 'ok' && one.state() === 'ok');
    const heard = heardBy(two);
    one.tell(closedRoom('new'));
    await until(() => heard.length === 1);
    reader.destroy();
  });
});

it('a batch that is too large to send along is announced alone', async () => {
  const [one, two] = [await start(), await start()];
  const heard = heardBy(two);
  const news = { is: 'room-committed', roomId: 'iraq', epoch: 'e', position: 3 } as const;
  const batchOf = (bytes: number) => ({ update: new Uint8Array(bytes).fill(200), claims: [] });
  one.tell({ ...news, batch: batchOf(64 * 1024) });
  one.tell({ ...news, batch: batchOf(64 * 1024 + 1) });
  await until(() => heard.length === 2);
  expect(heard).toEqual([
    { ...news, batch: batchOf(64 * 1024) },
    { ...news, batch: null },
  ]);
});

it('servers that share a Redis do not hear each other', async () => {
  const [one, two] = [await start('one'), await start('two')];
  const [other, stranger] = [heardBy(await start('one')), heardBy(two)];
  one.tell(closedRoom('iraq'));
  await until(() => other.length === 1);
  expect(stranger).toEqual([]);
});

it('what is not ours in the channel disturbs nobody', async () => {
  const [one, two] = [await start(), await start()];
  const heard = heardBy(two);
  const stranger = await createClient({ url: redis.url }).connect();
  const texts = ['', '{', 'null', '[]', '{"from":1}', '{"from":"x","message":{"is":"else"}}', '\u0000\uffff'];
  for (const text of texts) await stranger.publish('rencontre:test:bus', text);
  await stranger.publish('rencontre:test:bus', Buffer.from([255, 254, 0, 10]));
  one.tell(closedRoom('iraq'));
  await until(() => heard.length > 0);
  expect(heard).toEqual([closedRoom('iraq')]);
  stranger.destroy();
});
