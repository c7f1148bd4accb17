import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { demonstrationPlan } from '#lib/event/demonstration.ts';
import type { EventPlan } from '#lib/event/event.ts';
import type { Person, Role } from '#lib/people/person.ts';
import type { JoinAnswer, JoinRequest, TicketAnswer } from '#lib/wire/api.ts';
import { renewJoinSecrets } from '#server/access/join-link.ts';
import { createSeal, type Seal } from '#server/access/seal.ts';
import { createApp } from '#server/app.ts';
import type { Bus } from '#server/bus/bus.ts';
import { createInProcessLine } from '#server/bus/in-process.ts';
import { type Config, readConfig } from '#server/config.ts';
import { createEvent } from '#server/create-event.ts';
import { type Demonstration, ensureDemonstration } from '#server/demonstration.ts';
import { createLog } from '#server/log.ts';
import { createInProcessKeys } from '#server/presence/in-process-keys.ts';
import type { PresenceKeys } from '#server/presence/keys.ts';
import { createPresences } from '#server/presence/presence.ts';
import { openStore } from '#server/store/open.ts';
import type { Store } from '#server/store/store.ts';
import { systemClock, systemRandom } from '#server/world.ts';
import { openLive } from './live.ts';
import { freshDatabase } from './postgres.ts';

export const TEST_SECRET = 'wXq2pTz8LrV6nKc4BmYd0HsJf9GaEu7Q';

export interface TestServerOptions {
  /** Default: SQLite. */
  store?: 'sqlite' | 'postgres';
  /** With `postgres`: a database to use, or the test run's own address for a new one to be made. */
  databaseUrl?: string;
  /** Default: a folder of its own that is removed at the end. */
  dataDir?: string;
  /** Default: a free one. */
  port?: number;
  /** Environment variables over those of a demonstration. */
  env?: Record<string, string>;
  clock?: () => number;
  /** Takes part of the real store's place, such as one that fails at a chosen moment. */
  wrapStore?: (store: Store) => Store;
  /** Default: a process alone. */
  bus?: Bus;
  /** Where several processes keep who is here; default: a process alone. */
  keys?: PresenceKeys;
  /** Default: never. */
  isBusy?: () => boolean;
  /** Default: as in the product. */
  compactEntries?: number;
}

/** Somebody with a pass. */
export interface Guest {
  person: Person;
  /** The `Cookie` header that carries the pass. */
  cookie: string;
  /** A request as this person's browser makes it from a page of this server; an object as body goes as JSON. */
  fetch(path: string, init?: GuestInit): Promise<Response>;
}
export type GuestInit = Omit<RequestInit, 'body'> & { body?: unknown };

export interface TestServer {
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** `ws://127.0.0.1:<port>` */
  socketUrl: string;
  /** The origin of its pages. */
  origin: string;
  config: Config;
  store: Store;
  seal: Seal;
  demonstration: Demonstration;
  /** All log lines so far. */
  logged: string[];
  /** As a browser without a pass, or with the given cookie. */
  fetch(path: string, init?: GuestInit, cookie?: string): Promise<Response>;
  /** Joins with the demonstration's code. */
  join(request: Partial<JoinRequest> & { name: string }): Promise<Guest>;
  /** Somebody of that role; hosts come in by their personal link. */
  as(role: Role): Promise<Guest>;
  /** Has a facilitator close or reopen the session of a room. */
  setSessionState(roomId: string, state: 'open' | 'closed'): Promise<void>;
  /** Joins another event on the same server. */
  joinOtherEvent(name: string): Promise<Guest>;
  /** Erases what is due by the clock, as the server does hourly. */
  sweep(): Promise<void>;
  close(): Promise<void>;
}

/** A real server with the demonstration event, without pages, on a free port. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? (await mkdtemp(joinPath(tmpdir(), 'rencontre-test-')));
  const config = readConfig({
    DATA_DIR: dataDir,
    BACKUP_DIR: `${dataDir}-backups`,
    PASS_SECRET: TEST_SECRET,
    DEMO_EVENT: '1',
    LOG_LEVEL: 'debug',
    ...options.env,
  });
  const clock = options.clock ?? systemClock;
  const real = await openStore(await placeOf(options, dataDir));
  const store = options.wrapStore?.(real) ?? real;
  const seal = createSeal(config.passSecret ?? TEST_SECRET, systemRandom);
  const demonstration = await ensureDemonstration({ store: real, seal, clock, random: systemRandom });
  await renewJoinSecrets(real, seal);
  const logged: string[] = [];
  const log = createLog(config.logLevel, { write: (line) => logged.push(line) });
  const bus = options.bus ?? createInProcessLine()();
  const app = createApp({
    config,
    store,
    presences: createPresences({ bus, keys: options.keys ?? createInProcessKeys(clock)(), clock, log }),
    bus,
    seal,
    clock,
    random: systemRandom,
    log,
    pages: null,
    isBusy: options.isBusy ?? (() => false),
    dev: false,
    ...(options.compactEntries === undefined ? {} : { compactEntries: options.compactEntries }),
  });
  await app.takeUp();
  const { port } = await app.listen(options.port ?? 0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}`;
  const origin = config.publicUrl?.origin ?? url;

  const ask: TestServer['fetch'] = (path, init = {}, cookie = '') => {
    const { body, ...rest } = init;
    const headers = new Headers(init.headers);
    if (cookie !== '') headers.set('cookie', cookie);
    if (!headers.has('origin')) headers.set('origin', origin);
    if (body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    return fetch(`${url}${path}`, { ...rest, headers, ...(text === undefined ? {} : { body: text }) });
  };
  const guestOf = (person: Person, response: Response): Guest => {
    const cookie = cookieOf(response);
    return { person, cookie, fetch: (path, init) => ask(path, init, cookie) };
  };

  const join: TestServer['join'] = async (request) => {
    const body = { code: demonstration.joinCode, ...request };
    const response = await ask('/api/join', { method: 'POST', body });
    if (!response.ok) throw new Error(`joining failed: ${response.status} ${await response.text()}`);
    return guestOf(((await response.json()) as JoinAnswer).participant, response);
  };
  const as: TestServer['as'] = async (role) => {
    if (role === 'participant') return join({ name: 'Participant' });
    // A link of their own each time, since people who make themselves a new one end those before.
    const person = await real.people.firstOfRole(demonstration.event.id, role);
    const ticket = seal.token();
    const now = clock();
    const link = {
      hash: seal.hash('ticket', ticket),
      personId: person?.id ?? '',
      expiresAt: now + 60_000,
      now,
    };
    await real.people.createTicket({ ...link, replaceOwn: false });
    const response = await ask('/api/ticket', { method: 'POST', body: { ticket } });
    if (!response.ok) throw new Error(`entering failed: ${response.status} ${await response.text()}`);
    return guestOf(((await response.json()) as TicketAnswer).person, response);
  };

  return {
    url,
    socketUrl: url.replace('http', 'ws'),
    origin,
    config,
    store,
    seal,
    demonstration,
    logged,
    fetch: ask,
    join,
    as,
    async setSessionState(roomId, state) {
      const sessionId = (await real.rooms.find(roomId))?.sessionId;
      const page = await openLive(url, (await as('facilitator')).cookie, { origin });
      const reply = await page.asks('session:set-state', { sessionId, state });
      page.closes();
      if (!reply.ok) throw new Error(`the session could not be set: ${reply.error.code}`);
    },
    async joinOtherEvent(name) {
      const plan = otherPlan(clock());
      if ((await real.events.read(plan.event.id)) === null) {
        await createEvent(plan, { store: real, clock, random: systemRandom });
      }
      return join({ name, code: plan.joinCode });
    },
    sweep: app.sweep,
    async close() {
      await app.close();
      await real.close();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The pass that a response hands over, as a `Cookie` header. */
export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}

async function placeOf({ store, databaseUrl }: TestServerOptions, dataDir: string) {
  if (store !== 'postgres') return { dataDir };
  if (databaseUrl === undefined) throw new Error('A test on PostgreSQL needs databaseUrl.');
  // The address of the test run names the database that every PostgreSQL has; tests work in one of their own.
  return { databaseUrl: databaseUrl.endsWith('/postgres') ? await freshDatabase(databaseUrl) : databaseUrl };
}

/** A second event, which differs from the demonstration by its ids and its code alone. */
function otherPlan(now: number): EventPlan {
  const text = JSON.stringify({ ...demonstrationPlan(now), joinCode: '7TKM-W4QA' });
  return JSON.parse(text.replaceAll('"demo', '"other')) as EventPlan;
}
