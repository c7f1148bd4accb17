import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '#server/store/store.ts';
import { freshDatabase } from './postgres.ts';
import { startTestServer, TEST_SECRET, type TestServer, type TestServerOptions } from './server.ts';
import { type OpenOptions, Writer } from './writer.ts';

export const STORES = ['sqlite', 'postgres'] as const;
export type StoreKind = (typeof STORES)[number];

/** The country exchange of the demonstration on a real server and a real store. */
export class CountryRooms {
  server: TestServer;
  /** The rooms of Iraq and of Morocco. */
  readonly roomId: string;
  readonly otherRoomId: string;
  readonly epoch: string;
  readonly writers: Writer[] = [];
  readonly #options: TestServerOptions & { dataDir: string };

  private constructor(
    server: TestServer,
    options: TestServerOptions & { dataDir: string },
    rooms: { roomId: string; otherRoomId: string; epoch: string },
  ) {
    this.server = server;
    this.#options = options;
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
    const options = {
      store: kind,
      databaseUrl: kind === 'postgres' ? await freshDatabase(databaseUrl) : '',
      dataDir: await mkdtemp(join(tmpdir(), 'rencontre-room-')),
      wrapStore,
    };
    const server = await startTestServer(options);
    return new CountryRooms(server, options, await exchangeOf(server.store));
  }

  /** The server stops and starts again on the same port and store; the writers stay as they are. */
  async restart({ isClosed = false } = {}): Promise<void> {
    if (!isClosed) await this.server.close();
    this.server = await startTestServer({ ...this.#options, port: Number(new URL(this.server.url).port) });
  }

  async close(): Promise<void> {
    for (const writer of this.writers) writer.leaves();
    await this.server.close();
    await rm(this.#options.dataDir, { recursive: true, force: true });
  }

  /** Where its store is, as the environment variables of the commands. */
  get place(): Record<string, string> {
    const { store, dataDir, databaseUrl = '' } = this.#options;
    const secret = { DATA_DIR: dataDir, PASS_SECRET: TEST_SECRET };
    return store === 'postgres' ? { ...secret, DATABASE_URL: databaseUrl } : secret;
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
  const exchange = sessions.find(({ kind }) => kind === 'exchange');
  const roomOf = (country: string) =>
    exchange?.rooms.find((room) => room.countries.includes(country))?.id ?? '';
  const roomId = roomOf('IQ');
  const epoch = (await store.rooms.find(roomId))?.epoch ?? '';
  return { roomId, otherRoomId: roomOf('MA'), epoch };
}
