import { createClient } from 'redis';
import { errorFields, type Log } from '#server/log.ts';

/** Commands that may wait for an answer; a Redis that stands still is no place to put things. */
const WAITING_MAX = 5_000;
/** A line on which nothing moves this long is given up and made anew. */
const SILENCE_MAX_MS = 10_000;

export type RedisClient = ReturnType<typeof redisClient>;

/**
 * A client that comes back by itself for ever, refuses commands while Redis is away, and never lets an error of
 * its line reach the process.
 */
export function redisClient(url: string, log: Log) {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: WAITING_MAX,
    socket: {
      connectTimeout: 2_000,
      socketTimeout: SILENCE_MAX_MS,
      reconnectStrategy: (tries) => Math.min(1000, 50 * 2 ** Math.min(tries, 6)),
    },
  });
  client.on('error', (error) => log.debug('redis away', errorFields(error)));
  return client;
}
