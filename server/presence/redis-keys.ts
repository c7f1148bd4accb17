import { newId } from '#lib/ids.ts';
import { readPages, writePages } from '#server/bus/message.ts';
import type { RedisClient } from '#server/bus/redis-client.ts';
import { errorFields, type Log } from '#server/log.ts';
import type { Random } from '#server/world.ts';
import type { PresenceKeys } from './keys.ts';

/** Keys looked at in one go; Redis may hold those of others too. */
const SCAN_COUNT = 500;

/**
 * Presence as keys in Redis that expire. Each process writes keys of its own alone, so none undoes what another says.
 * @param client a line that is connected, and renewed, by the bus
 * @param realm what tells the processes of this server from those of another one at the same Redis
 */
export function createRedisKeys(parts: {
  client: RedisClient;
  realm: string;
  random: Random;
  log: Log;
}): PresenceKeys {
  const { client, log } = parts;
  const self = newId(parts.random);
  const prefix = `rencontre:${parts.realm}:presence:`;

  async function find(keys: string[]) {
    const [texts, lives] = await Promise.all([
      client.mGet(keys),
      Promise.all(keys.map((key) => client.pTTL(key))),
    ]);
    // What expired in between is gone; what has no expiry is not ours.
    return texts.flatMap((text, n) => {
      const livesMs = lives[n] ?? 0;
      if (text === null || livesMs <= 0) return [];
      return readPages(text).map((page) => ({ page, livesMs }));
    });
  }

  return {
    put(eventId, personId, pages, ttlMs) {
      const key = `${prefix}${eventId}:${personId}:${self}`;
      const done = pages.length === 0 ? client.del(key) : client.set(key, writePages(pages), { PX: ttlMs });
      // The next renewal makes it good.
      done.catch((error: unknown) => log.debug('presence not kept', errorFields(error)));
    },
    async read() {
      const found = [];
      for await (const keys of client.scanIterator({ MATCH: `${prefix}*`, COUNT: SCAN_COUNT })) {
        if (keys.length > 0) found.push(...(await find(keys)));
      }
      return found;
    },
  };
}
