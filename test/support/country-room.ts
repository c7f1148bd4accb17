import type { Store } from '#server/store/store.ts';
import { startTestServer, type TestServer } from './server.ts';
import { type OpenOptions, Writer } from './writer.ts';

export const STORES = ['sqlite', 'postgres'] as const;
export type StoreKind = (typeof STORES)[number];

/** The country exchange of the demonstration on a real server and a real store. */
export class CountryRooms {
  readonly server: TestServer;
  /** The rooms of Iraq and of Morocco. */
  readonly roomId: string;
  readonly otherRoomId: string;
  readonly sessionId: string;
  readonly epoch: string;
  readonly writers: Writer[] = [];

  private constructor(
    server: TestServer,
    rooms: { roomId: string; otherRoomId: string; sessionId: string; epoch: string },
  ) {
    this.server = server;
    this.sessionId = rooms.sessionId;
    this.roomId = rooms.roomId;
    this.otherRoomId = rooms.otherRoomId;
    this.epoch = rooms.epoch;
  }

  /**
   * @param kind where things are kept
   * @param databaseUrl the test run's PostgreSQL
   * @param wrapStore takes part of the real store's place
   */
  static async start(
    kind: StoreKind,
    databaseUrl: string,
    wrapStore: (store: Store) => Store = (store) => store,
  ): Promise<CountryRooms> {
    const server = await startTestServer({ store: kind, databaseUrl, wrapStore });
    return new CountryRooms(server, await exchangeOf(server.store));
  }

  async close(): Promise<void> {
    for (const writer of this.writers) writer.leaves();
    await this.server.close();
  }

  /** The pass of somebody new. */
  async joins(name: string): Promise<string> {
    return (await this.server.join({ name })).cookie;
  }

  /** A stock client in Iraq's room, on its way. */
  opens(cookie: string | null, more: Partial<OpenOptions> = {}): Writer {
    const writer = new Writer({ url: this.server.url, roomId: this.roomId, cookie, ...more });
    this.writers.push(writer);
    return writer;
  }

  /** Somebody new with our own client, arrived in Iraq's room. */
  async enters(name: string, more: Partial<OpenOptions> = {}): Promise<Writer> {
    return this.opens(await this.joins(name), { epoch: this.epoch, own: true, ...more }).arrives();
  }

  /** A facilitator closes or reopens the session. */
  setSession(state: 'open' | 'closed'): Promise<void> {
    return this.server.setSessionState(this.roomId, state);
  }
}

/** The rooms of the country exchange, and the epoch of Iraq's. */
export async function exchangeOf(store: Store) {
  const sessions = await store.events.sessions('demo');
  const session = sessions.find(({ kind }) => kind === 'exchange');
  const roomOf = (country: string) =>
    session?.rooms.find((room) => room.countries.includes(country))?.id ?? '';
  const roomId = roomOf('IQ');
  const epoch = (await store.rooms.find(roomId))?.epoch ?? '';
  return { roomId, otherRoomId: roomOf('MA'), sessionId: session?.id ?? '', epoch };
}
