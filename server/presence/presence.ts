import { PRESENCE_TTL_MS, type Presence } from '#lib/wire/live.ts';
import type { Bus, PageNews } from '#server/bus/bus.ts';
import type { Clock } from '#server/world.ts';
import { PresenceBook } from './book.ts';

/**
 * Who is here, where, doing what: known to all processes, kept nowhere. Each process has the whole list itself, so
 * that reading waits for nobody, and without the others it goes on for its own people.
 */
export interface Presences {
  /** An open page says where its person is; what it said before no longer counts. */
  set(eventId: string, pageId: string, presence: Presence): void;
  /** The page was closed. A person is gone with their last page. */
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

/**
 * Presence over the line between processes. Each tells what its pages say, again and again, so that what one of
 * them said is forgotten when it dies; who comes late, or may have missed something, asks the others.
 * @param ttlMs how long a page of another process is believed in without a sign of life.
 */
export function createPresences(parts: {
  bus: Pick<Bus, 'tell' | 'onNews' | 'onMissed' | 'state'>;
  clock: Clock;
  ttlMs?: number;
}): Presences {
  const { bus, clock, ttlMs = PRESENCE_TTL_MS } = parts;
  const book = new PresenceBook();
  /** Pages that were closed lately: who missed it must not believe in them until they expire. */
  const closed = new Map<string, PageNews>();

  function hear({ eventId, pageId, presence, at }: PageNews): void {
    // Nobody else speaks for a page that is open here.
    if (book.page(eventId, pageId)?.expiresAt === null) return;
    if (presence === null) book.forget(eventId, pageId);
    else book.note(eventId, pageId, { presence, at, expiresAt: clock() + ttlMs });
  }

  function tell(pages: PageNews[]): void {
    for (let from = 0; from < pages.length; from += PAGES_AT_ONCE) {
      bus.tell({ is: 'pages', pages: pages.slice(from, from + PAGES_AT_ONCE) });
    }
  }
  const own = () =>
    [...book.own()].map(({ eventId, pageId, page: { presence, at } }) => ({ eventId, pageId, presence, at }));
  const closing = (eventId: string, pageId: string) => ({ eventId, pageId, presence: null, at: clock() });

  const stopHearing = bus.onNews((news) => {
    if (news.is === 'pages') for (const page of news.pages) hear(page);
    else if (news.is === 'pages-wanted') tell([...own(), ...closed.values()]);
  });
  const stopMissing = bus.onMissed(() => {
    tell([...own(), ...closed.values()]);
    bus.tell({ is: 'pages-wanted' });
  });
  bus.tell({ is: 'pages-wanted' });
  const timer = setInterval(() => {
    const now = clock();
    book.expire(now);
    for (const [pageId, { at }] of closed) if (at <= now - ttlMs) closed.delete(pageId);
    tell(own());
  }, ttlMs / 3);
  timer.unref();

  return {
    set(eventId, pageId, presence) {
      const at = clock();
      book.note(eventId, pageId, { presence, at, expiresAt: null });
      tell([{ eventId, pageId, presence, at }]);
    },
    leave(eventId, pageId) {
      book.forget(eventId, pageId);
      const news = closing(eventId, pageId);
      closed.set(pageId, news);
      tell([news]);
    },
    list: (eventId) => book.list(eventId),
    onChange: (listener) => book.onChange(listener),
    state: () => bus.state(),
    async close() {
      clearInterval(timer);
      stopHearing();
      stopMissing();
      const gone = own().map(({ eventId, pageId }) => closing(eventId, pageId));
      book.clear();
      tell(gone);
    },
  };
}
