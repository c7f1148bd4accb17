import { createClient } from 'redis';
import { z } from 'zod';
import { newId } from '#lib/ids.ts';
import { ROLES } from '#lib/people/person.ts';
import { PRESENCE_TTL_MS, type Presence } from '#lib/wire/live.ts';
import { errorFields, type Log } from '#server/log.ts';
import type { Clock, Random } from '#server/world.ts';
import { PresenceBook } from './book.ts';
import type { Presences } from './presence.ts';

const PREFIX = 'rencontre:presence:';
const CHANNEL = 'rencontre:presence';

/** What processes tell each other; `presence` null: the page was closed. */
const News = z.object({
  process: z.string(),
  eventId: z.string(),
  pageId: z.string(),
  at: z.number(),
  presence: z
    .object({
      personId: z.string(),
      name: z.string(),
      role: z.enum(ROLES),
      organisation: z.string(),
      country: z.string().nullable(),
      roomId: z.string().nullable(),
      state: z.enum(['active', 'idle']),
    })
    .nullable(),
});

/**
 * Presence across processes: each page is a key that expires unless its process renews it, and each change is
 * published. Every process keeps the whole list itself, so that reading never waits for Redis, and a process
 * without Redis goes on for its own people. Nothing that people wrote goes there.
 * @param ttlMs how long a page is believed in without a sign of life.
 */
export function createRedisPresences(parts: {
  url: string;
  clock: Clock;
  random: Random;
  log: Log;
  ttlMs?: number;
}): Presences {
  const { clock, log, ttlMs = PRESENCE_TTL_MS } = parts;
  const self = newId(parts.random);
  const book = new PresenceBook();
  let closed = false;

  const client = createClient({
    url: parts.url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: (tries) => Math.min(2000, 50 * 2 ** Math.min(tries, 6)) },
  });
  const listening = client.duplicate();
  for (const each of [client, listening]) {
    each.on('error', (error) => log.debug('redis away', errorFields(error)));
  }

  /** Redis away is no reason to stop: the next renewal says it all again. */
  function inBackground(work: Promise<unknown>): void {
    work.catch((error) => {
      if (!closed) log.debug('redis away', errorFields(error));
    });
  }

  async function send(eventId: string, pageId: string, presence: Presence | null, at: number): Promise<void> {
    const news = JSON.stringify({ process: self, eventId, pageId, presence, at });
    const key = `${PREFIX}${eventId}:${pageId}`;
    await (presence === null ? client.del(key) : client.set(key, news, { PX: ttlMs }));
    await client.publish(CHANNEL, news);
  }

  function hear(text: string): void {
    const news = readNews(text);
    if (news === null || news.process === self) return;
    const { eventId, pageId, presence, at } = news;
    if (presence === null) book.forget(eventId, pageId);
    else book.note(eventId, pageId, { presence, at, expiresAt: clock() + ttlMs });
  }

  /** Says again who is here, and reads who is elsewhere: after every (re)connection something may be missing. */
  async function catchUp(): Promise<void> {
    for (const { eventId, pageId, page } of book.own()) await send(eventId, pageId, page.presence, page.at);
    for await (const keys of client.scanIterator({ MATCH: `${PREFIX}*`, COUNT: 500 })) {
      if (keys.length === 0) continue;
      for (const text of await client.mGet(keys)) if (text !== null) hear(text);
    }
  }

  function renew(): void {
    book.expire(clock());
    for (const { eventId, pageId, page } of book.own()) {
      inBackground(send(eventId, pageId, page.presence, page.at));
    }
  }

  client.on('ready', () => inBackground(catchUp()));
  inBackground(client.connect());
  inBackground(listening.connect().then(() => listening.subscribe(CHANNEL, hear)));
  const timer = setInterval(renew, ttlMs / 3);
  timer.unref();

  return {
    set(eventId, pageId, presence) {
      const at = clock();
      book.note(eventId, pageId, { presence, at, expiresAt: null });
      inBackground(send(eventId, pageId, presence, at));
    },
    leave(eventId, pageId) {
      book.forget(eventId, pageId);
      inBackground(send(eventId, pageId, null, clock()));
    },
    list: (eventId) => book.list(eventId),
    onChange: (listener) => book.onChange(listener),
    state: () => (client.isReady && listening.isReady ? 'ok' : 'degraded'),
    async close() {
      closed = true;
      clearInterval(timer);
      const farewells = [...book.own()].map(({ eventId, pageId }) => send(eventId, pageId, null, clock()));
      book.clear();
      await Promise.allSettled(farewells);
      for (const each of [client, listening]) if (each.isOpen) each.destroy();
    },
  };
}

function readNews(text: string): z.output<typeof News> | null {
  try {
    return News.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
