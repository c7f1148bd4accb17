import { io, type Socket } from 'socket.io-client';
import { withNews } from '#lib/people/presence.ts';
import type { ClientEvents, Presence, PresenceList, Reply, ServerEvents } from '#lib/wire/live.ts';

type LiveSocket = Socket<ServerEvents, ClientEvents>;

/** An open page's live connection, as the browser's own client makes it. */
export interface LivePage {
  socket: LiveSocket;
  /** The newest list of who is here that this page was told. */
  people: Presence[];
  /** Which list that is; 0 before any. */
  version: number;
  /** Sends anything under any name and waits for the acknowledgement. */
  asks(name: string, ...payload: unknown[]): Promise<Reply<unknown>>;
  /** Until the list of people, as it is told, is as wanted. */
  seesPeople(wanted: (people: Presence[]) => boolean): Promise<Presence[]>;
  /** The next news of that kind. */
  hears<Name extends keyof ServerEvents>(name: Name): Promise<Parameters<ServerEvents[Name]>[0]>;
  closes(): void;
}

/** Connects; rejects when the server refuses. @param projector the room that the page shows as its projector */
export async function openLive(
  url: string,
  cookie: string | null,
  headers: Record<string, string> = { origin: url },
  projector?: string,
): Promise<LivePage> {
  const socket: LiveSocket = io(url, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...(projector === undefined ? {} : { query: { projector } }),
    extraHeaders: cookie === null ? headers : { ...headers, cookie },
  });
  const page: LivePage = {
    socket,
    people: [],
    version: 0,
    asks(name, ...payload) {
      return new Promise((resolve, reject) => {
        const answered = (error: Error | null, reply: Reply<unknown>) => {
          if (error !== null) return reject(error);
          // At once, as pages do: what follows on the same line may be news of this very list.
          if (name === 'presence:set' && reply.ok && reply.value !== null)
            takeIn(reply.value as PresenceList);
          resolve(reply);
        };
        socket.timeout(10_000).emit(name as never, ...([...payload, answered] as never));
      });
    },
    seesPeople: (wanted) =>
      new Promise((resolve, reject) => {
        const limit = setTimeout(() => {
          reject(new Error(`waited in vain; the people are ${JSON.stringify(page.people)}`));
        }, 10_000);
        const look = () => {
          if (!wanted(page.people)) return;
          clearTimeout(limit);
          socket.off('presence:changed', look);
          resolve(page.people);
        };
        socket.on('presence:changed', look);
        look();
      }),
    hears: (name) =>
      new Promise((resolve) => {
        socket.once(name, ((news: never) => resolve(news)) as never);
      }),
    closes: () => socket.disconnect(),
  };
  let list: PresenceList | null = null;
  function takeIn(newer: PresenceList): void {
    if (newer.version < (list?.version ?? 0)) throw new Error('versions ran backwards');
    list = newer;
    page.people = newer.people;
    page.version = newer.version;
  }
  socket.on('presence:changed', (news) => {
    // Who only watches knows nobody of those who were here before.
    const newer = withNews(list ?? { version: news.since, people: [] }, news);
    if (newer === null) throw new Error('news of a list that was not told');
    takeIn(newer);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => {
      socket.disconnect();
      reject(error);
    });
  });
  return page;
}
