import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Process } from './killable.ts';
import { type Link, startLink } from './link.ts';
import { startPostgres } from './postgres.ts';
import { startRedis, type TestRedis } from './redis.ts';
import { Writer } from './writer.ts';

/** Two processes on one PostgreSQL and one Redis; the second reaches both by lines that can be cut. */
export interface Pair {
  one: Process;
  two: Process;
  redis: TestRedis;
  /** Of the second process. */
  links: { redis: Link; database: Link };
  databaseUrl: string;
  /** Passes, good at both. */
  cookies: string[];
  /** The pass of a facilitator. */
  host: string;
  /** Somebody with our own client in the room, at one of the processes. */
  enters(at: Process, person: number): Promise<Writer>;
  end(): Promise<void>;
}

export async function startPair(people: number): Promise<Pair> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const databaseUrl = await postgres.databaseUrl();
  const links = { redis: await startLink(redis.url), database: await startLink(databaseUrl) };
  const dataDir = await mkdtemp(join(tmpdir(), 'rencontre-pair-'));
  const request = { store: 'postgres' as const, dataDir, port: 0 };
  const one = new Process({ ...request, databaseUrl, redisUrl: redis.url, people });
  const two = new Process({
    ...request,
    databaseUrl: links.database.url,
    redisUrl: links.redis.url,
    people: 0,
  });
  await one.start();
  const { cookies, host } = one;
  await two.start();
  return {
    one,
    two,
    redis,
    links,
    databaseUrl,
    cookies,
    host,
    enters({ url, roomId, epoch }, person) {
      const cookie = cookies[person] ?? null;
      return new Writer({ url, roomId, epoch, cookie, own: true }).arrives();
    },
    async end() {
      await Promise.all([one.kill(), two.kill()]);
      await Promise.all(Object.values(links).map((link) => link.close()));
      await Promise.all([redis.kill(), postgres.stop()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
