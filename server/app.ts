import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { Person } from '#lib/people/person.ts';
import { PAGE_API, type PageApi } from '#lib/wire/page-api.ts';
import { createAttempts } from './access/attempts.ts';
import { createConnections } from './access/connections.ts';
import { carriageOf } from './access/cookie.ts';
import { endLapsed } from './access/lapsed.ts';
import { createPasses } from './access/pass.ts';
import type { Seal } from './access/seal.ts';
import type { Bus } from './bus/bus.ts';
import type { Config } from './config.ts';
import { dotWatchersOf } from './dots/count-news.ts';
import { createDotVoting } from './dots/dots.ts';
import { createFacilitation } from './facilitation/facilitation.ts';
import { eventAnswer, meAnswer, roomAnswer } from './http/answers.ts';
import { createApi } from './http/api.ts';
import { secure } from './http/headers.ts';
import { rememberErased } from './keep/erased-list.ts';
import { createKeeping } from './keep/keeping.ts';
import { createLive } from './live/live.ts';
import { errorFields, type Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { OutputFiles } from './outputs/files.ts';
import { createPolls } from './poll/polls.ts';
import type { Presences } from './presence/presence.ts';
import { startProjector } from './projection/projector.ts';
import { createQuestions } from './question/questions.ts';
import type { DeletionNews } from './room/parts.ts';
import { createRooms } from './room/rooms.ts';
import type { Store } from './store/store.ts';
import { createUpgrade } from './upgrade.ts';
import type { Clock, Random } from './world.ts';
import { keepHeadings } from './writing/headings.ts';
import { createWriting } from './writing/writing.ts';

/** What shows the pages (Next); null in tests of the server alone. */
export interface Pages {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Development only: the socket by which pages hear that their code changed. */
  upgrade: ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) | null;
}

export interface AppParts {
  config: Config;
  store: Store;
  presences: Presences;
  bus: Bus;
  seal: Seal;
  clock: Clock;
  random: Random;
  log: Log;
  pages: Pages | null;
  /** Whether the process has more to do than it can manage. */
  isBusy: () => boolean;
  /** A room's log of so many entries after its snapshot is compacted. Default: COMPACT_ENTRIES. */
  compactEntries?: number;
  /** Development: headers allow what reloading parts of a page needs. */
  dev: boolean;
}

export interface App {
  server: Server;
  listen(port: number, host: string): Promise<AddressInfo>;
  /** Before listening: finishes restoring a backup, if one was put in place. */
  takeUp(): Promise<void>;
  /** Erases what is due, finishes what an ended process began to erase, settles polls; the server does it by itself. */
  sweep(): Promise<void>;
  /** Stops within CLOSE_MAX_MS; what was called saved is saved. The store stays open: it belongs to the caller. */
  close(): Promise<void>;
}

/** So many entries are read and merged in a few milliseconds when a room is opened. */
const COMPACT_ENTRIES = 500;
/** Within the ten seconds that a process takes to end; what comes after it (pages, store) takes the rest. */
const CLOSE_MAX_MS = 9_000;

/** Wires the folders to one HTTP server: API, pages, and both kinds of sockets. */
export function createApp(parts: AppParts): App {
  const { config, store, presences, bus, seal, clock, random, log, pages } = parts;
  const connections = createConnections(bus);
  const passes = createPasses({ store, seal, clock, carriage: carriageOf(config) });
  const metrics = createMetrics(() => ({ rooms: rooms.figures, sockets: connections.count }));
  const onDeletion = (news: DeletionNews) => live.announceDeletion(news);
  const rooms = createRooms({
    store,
    bus,
    clock,
    random,
    log,
    onDeletion,
    counts: metrics.rooms,
    roomPeople: config.roomPeople,
    compactEntries: parts.compactEntries ?? COMPACT_ENTRIES,
    isBusy: parts.isBusy,
  });
  const writing = createWriting({
    store,
    rooms,
    clock,
    random,
    log,
    onRules: ({ eventId, ...news }) => live.announce(eventId, 'writing:changed', news),
    onDrafts: ({ eventId, roomId, personId }) =>
      live.announce(eventId, 'draft:changed', { roomId }, { personId }),
  });
  const polls = createPolls({
    store,
    passes,
    seal,
    bus,
    clock,
    random,
    log,
    note: (by, kind, targetId) => keeping.note(by, kind, targetId),
    onRound: (asked) => live.announce(asked.poll.eventId, 'poll:changed', asked),
    onGone: ({ eventId, roundId }) => live.announce(eventId, 'poll:gone', { roundId }),
    onList: (eventId) => live.announce(eventId, 'polls:changed', undefined, 'guides'),
    onBallot: ({ eventId, personId, roundId }) =>
      live.announce(eventId, 'ballot:changed', { roundId }, { personId }),
    onResults: (eventId, groups, results) => live.tellGroups(eventId, groups, 'poll:counted', results),
  });
  const facilitation = createFacilitation({
    store,
    clock,
    log,
    onGuidance: (eventId, changed) => live.announce(eventId, 'guidance:changed', { rooms: changed }),
    onHands: (eventId, changed) => live.announce(eventId, 'hands:changed', { rooms: changed }),
    onAnnouncement: (eventId, announcement) => live.announce(eventId, 'announcement:made', { announcement }),
    onTakenBack: (eventId, id) => live.announce(eventId, 'announcement:gone', { id }),
    onLocks: (eventId, roomIds) => writing.locksChanged(roomIds.map((roomId) => ({ eventId, roomId }))),
  });
  const dots = createDotVoting({
    store,
    passes,
    rooms,
    seal,
    bus,
    clock,
    random,
    log,
    note: (by, kind, targetId) => keeping.note(by, kind, targetId),
    onRound: (round) => live.announce(round.eventId, 'dots:changed', { round }),
    onPlaced: ({ eventId, personId, roundId }) =>
      live.announce(eventId, 'dots:placed', { roundId }, { personId }),
    onCount: (eventId, news) =>
      live.tellGroups(eventId, [dotWatchersOf(news.count.roomId)], 'dots:counted', news),
  });
  const questions = createQuestions({
    store,
    seal,
    bus,
    clock,
    log,
    note: (by, kind, targetId) => keeping.note(by, kind, targetId),
    tell: {
      changed: (eventId, group, news) => live.tellGroups(eventId, [group], 'questions:changed', news),
      own: (eventId, group, news) => live.tellGroups(eventId, [group], 'question:own-changed', news),
    },
  });
  const live = createLive({
    store,
    presences,
    rooms,
    writing,
    polls,
    facilitation,
    dots,
    questions,
    passes,
    connections,
    bus,
    random,
    log,
  });
  const stopLooking = endLapsed({ connections, passes, bus });
  async function showProfile(person: Person): Promise<void> {
    rooms.renamed(person);
    await live.announceProfile(person);
  }
  bus.onNews((news) => {
    if (news.is !== 'person-changed') return;
    store.people
      .read(news.personId)
      .then((person) => (person === null ? undefined : showProfile(person)))
      .catch((error) => log.warn('a changed profile could not be read', errorFields(error)));
  });
  const projector = startProjector({
    store,
    clock,
    random,
    log,
    onChange: live.announceReview,
    onRead: writing.lookAfter,
    keepHeadings: (room) => keepHeadings({ store, rooms }, room),
  });
  async function announceProfile(person: Person): Promise<void> {
    bus.tell({ is: 'person-changed', personId: person.id });
    await showProfile(person);
    await questions.signedAnew(person.id);
  }
  const keeping = createKeeping({
    store,
    rooms,
    connections,
    clock,
    random,
    log,
    remember: (note) => rememberErased(config.backupDir, note),
    announceProfile,
    questionsErased: questions.lookAgain,
  });
  const files = new OutputFiles();
  const attempts = createAttempts(clock, bus);
  const routes = createApi({
    config,
    store,
    passes,
    seal,
    attempts,
    connections,
    presences,
    catchUp: projector.catchUp,
    clock,
    random,
    log,
    announceProfile,
    announce: live.announce,
    rooms,
    facilitation,
    keeping,
    files,
    metrics,
  });
  const api = getRequestListener(routes.fetch, { overrideGlobalObjects: false });
  const headers = { publicUrl: config.publicUrl, dev: parts.dev };

  // Who sends a request drop by drop is hung up on.
  const patience = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 };
  const server = createServer(patience, (request, response) => {
    secure(request, response, randomBytes(16).toString('base64'), headers);
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (pages === null || isApi(path)) {
      void api(request, response);
      return;
    }
    pages.handle(request, response).catch((error) => {
      log.error('page failed', errorFields(error));
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.on(
    'upgrade',
    createUpgrade({ config, store, passes, connections, rooms, live, log, pages: pages?.upgrade ?? null }),
  );

  const pageApi: PageApi = {
    async me(cookie) {
      const visitor = await passes.visitor(cookie);
      return visitor === null ? null : meAnswer(visitor);
    },
    async event(cookie) {
      const visitor = await passes.visitor(cookie);
      return visitor === null ? null : eventAnswer({ store, clock }, visitor.person);
    },
    async room(cookie, roomId) {
      const visitor = await passes.visitor(cookie);
      return visitor === null ? null : roomAnswer({ store, clock }, visitor.person, roomId);
    },
    async read(cookie, path) {
      const response = await routes.request(path, { headers: { cookie } });
      return response.ok ? response.json() : null;
    },
  };
  const shared = globalThis as { [PAGE_API]?: PageApi };
  shared[PAGE_API] = pageApi;

  return {
    server,
    listen(port, host) {
      return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve(server.address() as AddressInfo);
        });
      });
    },
    takeUp: keeping.takeUp,
    async sweep() {
      await keeping.sweep();
      await polls.sweep();
      await dots.sweep();
    },
    async close() {
      keeping.stop();
      stopLooking();
      polls.stop();
      dots.stop();
      facilitation.stop();
      questions.stop();
      if (shared[PAGE_API] === pageApi) delete shared[PAGE_API];
      server.close();
      server.closeIdleConnections();
      await within(CLOSE_MAX_MS, async () => {
        await connections.drain();
        await writing.stop();
        await rooms.stop();
        await files.stop();
        await projector.stop();
        await live.close();
        await presences.close();
        await bus.close();
      });
      server.closeAllConnections();
    },
  };
}

/** What the API answers itself; everything else is a page. */
function isApi(path: string): boolean {
  return (
    path.startsWith('/api/') ||
    path === '/healthz' ||
    path === '/readyz' ||
    path === '/metrics' ||
    path === '/live' ||
    path.startsWith('/live/') ||
    path.startsWith('/collab/')
  );
}

async function within(milliseconds: number, work: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work(), limit]);
  clearTimeout(timer);
}
