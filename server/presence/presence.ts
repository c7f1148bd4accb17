import { PRESENCE_TTL_MS, type Presence } from '#lib/wire/live.ts';
import type { Bus, PageNews } from '#server/bus/bus.ts';
import { errorFields, type Log } from '#server/log.ts';
import type { Clock } from '#server/world.ts';
import { PresenceBook } from './book.ts';
import type { PresenceKeys } from './keys.ts';

/**
 * Who is here, where, doing what: known to all processes, kept nowhere for good. Each process has the whole list
 * itself, so that reading waits for nobody, and without the others it goes on for its own people. One contract suite
 * (test/presence/contract.ts) runs on both kinds of bus and keys.
 */
export interface Presences {
  /** An open page says where its person is; what it said before no longer counts. */
  set(eventId: string, pageId: string, presence: Presence): void;
  /** The page was closed, for good. A person is gone with their last page. */
  leave(eventId: string, pageId: string): void;
  /** Everybody who is here now, each once. */
  list(eventId: string): Presence[];
  /** Calls back whenever the list of an event may have changed. Returns how to stop that. */
  onChange(listener: (eventId: string) => void): () => void;
  /** `degraded`: only the people of this process are known for sure. */
  state(): 'ok' | 'degraded';
  close(): Promise<void>;
}

/** Pages told in one message, so that a room full of people is a few messages. */
const PAGES_AT_ONCE = 50;
/** How often, within the life of a key, it is put again and those of the others are read, and what is over goes. */
const RENEWALS = 5;
const EXPIRIES = 15;

/**
 * Presence across processes. The keys are the state: whoever starts, or may have missed something, reads them, and
 * those of a process that died expire. The bus tells each change at once, and asks for what an emptied Redis lost.
 * @param ttlMs how long a page of another process is believed in without a sign of life.
 */
export function createPresences(parts: {
  bus: Pick<Bus, 'tell' | 'onNews' | 'onMissed' | 'state'>;
  keys: PresenceKeys;
  clock: Clock;
  log: Log;
  ttlMs?: number;
}): Presences {
  const { bus, keys, clock, log, ttlMs = PRESENCE_TTL_MS } = parts;
  const book = new PresenceBook();
  /** Pages that were closed lately, here or elsewhere: an older word of them must not bring them back. */
  const closed = new Map<string, PageNews>();
  /** Whose keys stand, or may still stand, for what was open here. */
  const kept = new Map<string, { eventId: string; personId: string }>();

  function hear(news: PageNews, livesMs: number): void {
    const { eventId, pageId, presence, at } = news;
    const known = book.page(eventId, pageId);
    // Nobody else speaks for a page that is open here.
    if (known?.expiresAt === null || closed.has(pageId)) return;
    if (presence === null) {
      closed.set(pageId, news);
      book.forget(eventId, pageId);
    } else if (known === undefined || known.at <= at) {
      book.note(eventId, pageId, { presence, at, expiresAt: clock() + livesMs });
    }
  }

  function tell(pages: PageNews[]): void {
    for (let from = 0; from < pages.length; from += PAGES_AT_ONCE) {
      bus.tell({ is: 'pages', pages: pages.slice(from, from + PAGES_AT_ONCE) });
    }
  }
  const own = () =>
    [...book.own()].map(({ eventId, pageId, page: { presence, at } }) => ({ eventId, pageId, presence, at }));

  /** Before the others are told, so that who reads then finds it. While Redis is away it waits for its return. */
  function keep(whose: { eventId: string; personId: string }): void {
    const name = `${whose.eventId}:${whose.personId}`;
    kept.set(name, whose);
    if (bus.state() === 'degraded') return;
    const { eventId, personId } = whose;
    const pages = book.ownOf(eventId, personId);
    if (pages.length === 0) kept.delete(name);
    const words = pages.map(([pageId, { presence, at }]) => ({ eventId, pageId, presence, at }));
    keys.put(eventId, personId, words, ttlMs);
  }
  function keepAll(): void {
    for (const whose of [...kept.values()]) keep(whose);
  }
  async function read(): Promise<void> {
    if (bus.state() === 'degraded') return;
    for (const { page, livesMs } of await keys.read()) hear(page, livesMs);
  }
  const readQuietly = () => void read().catch((error) => log.debug('presence not read', errorFields(error)));
  function sayAgain(): void {
    keepAll();
    tell([...own(), ...closed.values()]);
  }
  function expire(): void {
    const now = clock();
    book.expire(now);
    for (const [pageId, { at }] of closed) if (at <= now - ttlMs) closed.delete(pageId);
  }

  const stopHearing = bus.onNews((news) => {
    if (news.is === 'pages') for (const page of news.pages) hear(page, ttlMs);
    else if (news.is === 'pages-wanted') sayAgain();
  });
  function comeBack(): void {
    sayAgain();
    readQuietly();
    bus.tell({ is: 'pages-wanted' });
  }
  const stopMissing = bus.onMissed(comeBack);
  if (bus.state() === 'ok') comeBack();
  const timers = [
    setInterval(expire, ttlMs / EXPIRIES),
    setInterval(() => {
      keepAll();
      readQuietly();
    }, ttlMs / RENEWALS),
  ];
  for (const timer of timers) timer.unref();

  return {
    set(eventId, pageId, presence) {
      const at = clock();
      book.note(eventId, pageId, { presence, at, expiresAt: null });
      keep({ eventId, personId: presence.personId });
      tell([{ eventId, pageId, presence, at }]);
    },
    leave(eventId, pageId) {
      const page = book.page(eventId, pageId);
      book.forget(eventId, pageId);
      const news = { eventId, pageId, presence: null, at: clock() };
      closed.set(pageId, news);
      if (page !== undefined) keep({ eventId, personId: page.presence.personId });
      tell([news]);
    },
    list: (eventId) => book.list(eventId, clock()),
    onChange: (listener) => book.onChange(listener),
    state: () => bus.state(),
    async close() {
      for (const timer of timers) clearInterval(timer);
      stopHearing();
      stopMissing();
      const gone = own().map((page) => ({ ...page, presence: null, at: clock() }));
      book.clear();
      keepAll();
      tell(gone);
    },
  };
}
