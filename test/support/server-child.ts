import { flushCompileCache } from 'node:module';
import { createRedisBus } from '#server/bus/redis.ts';
import { redisClient } from '#server/bus/redis-client.ts';
import { createLog } from '#server/log.ts';
import { createRedisKeys } from '#server/presence/redis-keys.ts';
import { stopWhenTold } from '#server/stopping.ts';
import { systemRandom } from '#server/world.ts';
import { exchangeOf } from './country-room.ts';
import { startTestServer } from './server.ts';

/** What the process is asked on its command line. */
export interface ChildRequest {
  store: 'sqlite' | 'postgres';
  dataDir: string;
  databaseUrl: string;
  /** 0: any. */
  port: number;
  /** How many people join at once. */
  people: number;
  /** Of what several processes share; default: a process alone. */
  redisUrl?: string;
}

/** What it prints when it listens. */
export interface ChildAnswer {
  url: string;
  port: number;
  cookies: string[];
  /** The pass of a facilitator. */
  host: string;
  /** That of an observer. */
  observer: string;
  roomId: string;
  otherRoomId: string;
  epoch: string;
}

const request = JSON.parse(process.argv[2] ?? '') as ChildRequest;
const { people: joining, redisUrl, ...options } = request;
const log = createLog('silent');
const server = await startTestServer({ ...options, ...(redisUrl === undefined ? {} : shared(redisUrl)) });
stopWhenTold(server.close, log, (error) => {
  throw error;
});
const { roomId, otherRoomId, epoch } = await exchangeOf(server.store);
const people = await Promise.all(
  Array.from({ length: joining }, (_, person) => server.join({ name: `Writer ${person}` })),
);
const answer: ChildAnswer = {
  url: server.url,
  port: Number(new URL(server.url).port),
  cookies: people.map(({ cookie }) => cookie),
  host: (await server.as('facilitator')).cookie,
  observer: (await server.as('observer')).cookie,
  roomId,
  otherRoomId,
  epoch,
};
process.stdout.write(`${JSON.stringify(answer)}\n`);
// At its end would be too late: it is killed.
flushCompileCache();

function shared(url: string) {
  const parts = { url, realm: 'test', random: systemRandom, log, client: redisClient(url, log) };
  return { bus: createRedisBus(parts), keys: createRedisKeys(parts) };
}
