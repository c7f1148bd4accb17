import { afterEach, describe, expect, inject, it } from 'vitest';
import { demonstrationPlan } from '#lib/event/demonstration.ts';
import { createRedisBus } from '#server/bus/redis.ts';
import { redisClient } from '#server/bus/redis-client.ts';
import { createEvent } from '#server/create-event.ts';
import { createLog } from '#server/log.ts';
import type { Store } from '#server/store/store.ts';
import { systemClock, systemRandom } from '#server/world.ts';
import { converges, type Done, type Meeting, planWith } from '#test/support/convergence.ts';
import { SEED, SOAK, tells, times } from '#test/support/figures.ts';
import { freshDatabase } from '#test/support/postgres.ts';
import { startRedis } from '#test/support/redis.ts';
import { type Guest, startTestServer, type TestServer } from '#test/support/server.ts';

/** Seeds for each of the two kinds of servers. */
const SEEDS = times(25, 1_000);
/** Seeds that failed once; what was wrong is mended, and they stay. */
const PINNED = { one: [1874], two: [] as number[] };
const OPERATIONS = 300;
/** So many rooms at the same time. */
const AT_ONCE = 27;
/** A log is compacted while people write, again and again. */
const COMPACT_ENTRIES = 6;
const LIMIT_MS = SOAK ? 7_200_000 : 180_000;

const ends: (() => Promise<unknown>)[] = [];
let compactions: number;

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** The store, with a count of what was compacted in it. */
function counted(store: Store): Store {
  compactions = 0;
  const compact: Store['rooms']['compact'] = (...asked) => {
    compactions += 1;
    return store.rooms.compact(...asked);
  };
  return { ...store, rooms: { ...store.rooms, compact } };
}

async function oneProcess(): Promise<TestServer[]> {
  const server = await startTestServer({ compactEntries: COMPACT_ENTRIES, wrapStore: counted });
  ends.push(server.close);
  return [server];
}

/** Two servers as two processes have them: one database, and a Redis as the line between them. */
async function twoProcesses(): Promise<TestServer[]> {
  const [redis, databaseUrl] = await Promise.all([startRedis(), freshDatabase(inject('databaseUrl'))]);
  ends.push(redis.kill);
  const log = createLog('silent');
  const servers: TestServer[] = [];
  for (let n = 0; n < 2; n++) {
    const client = redisClient(redis.url, log);
    const bus = createRedisBus({ url: redis.url, client, realm: 'fuzz', random: systemRandom, log });
    const options = { databaseUrl, bus, compactEntries: COMPACT_ENTRIES, wrapStore: counted };
    const server = await startTestServer({ store: 'postgres', ...options });
    ends.push(() => server.close().finally(() => bus.close()));
    servers.push(server);
  }
  return servers;
}

/** Makes a room for each seed, and has them all done, many at a time; answers what was done in all of them. */
async function allOf(servers: TestServer[], seeds: number[]): Promise<Done> {
  const [server] = servers;
  if (server === undefined) throw new Error('no server');
  const plan = planWith(demonstrationPlan(systemClock()), seeds.length);
  await createEvent(plan, { store: server.store, clock: systemClock, random: systemRandom });
  const guests: Guest[] = [];
  for (let n = 0; n < 12; n++) guests.push(await server.join({ name: `Person ${n}`, code: plan.joinCode }));
  const done: Done = new Map();
  const failures: unknown[] = [];
  const waiting: { seed: number; room: Meeting['room'] }[] = [];
  for (const [n, seed] of seeds.entries()) {
    const roomId = `fuzz-${n}`;
    const epoch = (await server.store.rooms.find(roomId))?.epoch ?? '';
    waiting.push({ seed, room: { roomId, epoch } });
  }
  const works = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      await converges({ servers, guests, room: next.room }, next.seed, OPERATIONS).then(
        (each) => {
          for (const [kind, count] of each) done.set(kind, (done.get(kind) ?? 0) + count);
        },
        (failure) => failures.push(failure),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, works));
  expect(failures).toEqual([]);
  return done;
}

describe('[10] whatever people do at the same time, on whatever lines, all have the same in the end:', () => {
  it.each([
    ['one process on SQLite', oneProcess, PINNED.one, 1_000],
    ['two processes on PostgreSQL and Redis', twoProcesses, PINNED.two, 100_000],
  ])('%s', { timeout: LIMIT_MS }, async (_, starts, pinned, first) => {
    const seeds = [...pinned, ...Array.from({ length: SEEDS }, (_each, n) => first * SEED + n)];
    const done = await allOf(await starts(), seeds);
    // Whoever does nothing agrees with everybody.
    expect([...done].filter(([, count]) => count === 0)).toEqual([]);
    const all = [...done.values()].reduce((sum, count) => sum + count, 0);
    expect(all).toBe(seeds.length * OPERATIONS);
    tells(10, { seeds: seeds.length, operations: all, compactions });
    expect(compactions).toBeGreaterThan(seeds.length);
  });
});
