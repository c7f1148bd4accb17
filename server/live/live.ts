import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';
import { newId } from '#lib/ids.ts';
import { may, mayInSome } from '#lib/people/permission.ts';
import type { Person } from '#lib/people/person.ts';
import type { ClientEvents, Reply, ServerEvents } from '#lib/wire/live.ts';
import type { Connections } from '#server/access/connections.ts';
import type { Passes, Visitor } from '#server/access/pass.ts';
import type { Bus } from '#server/bus/bus.ts';
import { errorFields } from '#server/log.ts';
import type { Presences } from '#server/presence/presence.ts';
import type { DeletionNews } from '#server/room/parts.ts';
import type { Random } from '#server/world.ts';
import { adapterOver } from './adapter.ts';
import { announceEvenly } from './announce.ts';
import { type Announce, type LiveParts, no, type Where } from './door.ts';
import { gathered } from './gather.ts';
import { askedFor, groupOf, projectorsOf, reviewersOf, subjectOf } from './group.ts';
import { Missed } from './missed.ts';
import { liveRequests } from './requests.ts';
import { groupsTold } from './screen-news.ts';

/** Longest message that a client may send; ours are below 1 kB. */
const MESSAGE_MAX_BYTES = 64 * 1024;
/**
 * Requests of one page within a few seconds. A person makes one now and then; a console asks for fifteen things in the
 * moment when it opens, and for some of them again after each step.
 */
const REQUESTS_MAX = 90;
const REQUESTS_WITHIN_MS = 3000;
/** The review is read anew at most this often while people write. */
const REVIEW_GAP_MS = 3000;

/** The live connections: what the server decides and everybody must know at once. */
export interface Live {
  /** Takes over an upgrade whose origin and pass were checked. */
  upgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    visitor: Visitor,
    isProjector: boolean,
  ): void;
  /** Somebody's name, organisation, country or role changed: the others see it where they are, and so do they. */
  announceProfile(person: Person): Promise<void>;
  /** Tells those who may see it, of this process, that the review shows something else now; gathers such news. */
  announceReview(eventId: string): void;
  /** Tells those who can restore it that a large part of a room was deleted. */
  announceDeletion(news: DeletionNews): void;
  announce: Announce;
  /** Tells those pages of this process that asked to hear one of these groups. */
  tellGroups<Name extends keyof ServerEvents>(
    eventId: string,
    groups: readonly string[],
    name: Name,
    news: Parameters<ServerEvents[Name]>[0],
  ): void;
  close(): Promise<void>;
}

/** What the server remembers of one open page. `where` is null until it said so. */
interface PageData {
  visitor: Visitor;
  /** It shows what everybody in a room sees: nobody is present by it, and it hears only what it asked for. */
  isProjector: boolean;
  pageId: string;
  where: Where | null;
  /** Requests of the page so far, and which of them said last where it is: answers may overtake each other. */
  asked: number;
  placedBy: number;
  /** What this page asked to hear. */
  groups: Set<string>;
}
type LiveServer = Server<ClientEvents, ServerEvents, DefaultEventsMap, PageData>;
type LiveSocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, PageData>;

export function createLive(
  given: Omit<LiveParts, 'announce' | 'whoIsHere'> & {
    passes: Passes;
    presences: Presences;
    connections: Connections;
    bus: Bus;
    random: Random;
  },
): Live {
  const { store, presences, passes, connections, bus, log, random } = given;
  const announce: Announce = (eventId, name, news, to = 'everybody') => {
    if (name === 'programme:changed') missed.announced(eventId, (news as { version: number }).version);
    // Types of a name and its news belong together, which a union of both cannot say.
    io.to(groupsTold(eventId, name, news, to)).emit(name as 'session:changed', news as never);
  };
  const visitors = new WeakMap<IncomingMessage, Pick<PageData, 'visitor' | 'isProjector'>>();

  // socket.io gets a server of its own that never listens: upgrades are checked and routed before it sees them.
  const side = createServer();
  const io: LiveServer = new Server(side, {
    path: '/live',
    transports: ['websocket'],
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: MESSAGE_MAX_BYTES,
    connectTimeout: 10_000,
    perMessageDeflate: false,
    adapter: adapterOver(bus),
  });
  const announcing = announceEvenly(presences, (eventId, news) => {
    io.local.to(groupOf(eventId, 'everybody')).emit('presence:changed', news);
  });
  const parts: LiveParts = { ...given, announce, whoIsHere: announcing.whoIsHere };

  const missed = new Missed(store, log, (eventId, name, news, to = 'everybody') => {
    io.local.to(groupsTold(eventId, name, news, to)).emit(name as 'session:changed', news as never);
  });
  const stopMissing = bus.onMissed(() => {
    const rooms = new Map<string, Set<string>>();
    const people = new Map<string, Person>();
    for (const { data } of io.sockets.sockets.values()) {
      const { person } = data.visitor;
      const open = rooms.get(person.eventId) ?? new Set();
      rooms.set(person.eventId, open);
      if (data.where?.roomId) open.add(data.where.roomId);
      // A projector asks again by itself, and is nobody.
      if (!data.isProjector) people.set(person.id, person);
    }
    for (const [eventId, open] of rooms) missed.tell(eventId, open);
    for (const known of people.values()) {
      lookAgain(known).catch((error) => log.debug('missed news could not be read', errorFields(error)));
    }
  });
  /** Tells what another process may have announced of somebody who has a page open here. */
  async function lookAgain(known: Person): Promise<void> {
    const person = await store.people.read(known.id);
    if (person !== null && JSON.stringify(person) !== JSON.stringify(known)) await announceProfile(person);
  }
  const announceReview = gathered(REVIEW_GAP_MS, (eventId) => {
    io.local.to(reviewersOf(eventId)).emit('review:changed');
  });

  /** @param turn which of the page's requests says so */
  async function noteWhere(socket: LiveSocket, person: Person, where: Where, turn: number): Promise<void> {
    const { id: personId, eventId, name, role, country, organisationId } = person;
    const event = await store.events.read(eventId);
    const organisation = event?.organisations.find(({ id }) => id === organisationId)?.name ?? '';
    // Closed while we asked: its goodbye has been said, so what is noted now would stay for ever.
    if (!socket.connected || turn < socket.data.placedBy) return;
    socket.data.placedBy = turn;
    socket.data.where = where;
    presences.set(eventId, socket.data.pageId, { personId, name, role, organisation, country, ...where });
  }

  /** Of what these groups are about, such as `poll`, the page hears these and no others. */
  function hear(socket: LiveSocket, groups: readonly string[]): void {
    const about = new Set(groups.map(subjectOf));
    listenTo(socket, [...[...socket.data.groups].filter((group) => !about.has(subjectOf(group))), ...groups]);
  }

  /** The page hears these groups and no others. */
  function listenTo(socket: LiveSocket, groups: readonly string[]): void {
    const { eventId } = socket.data.visitor.person;
    const wanted = new Set(groups);
    for (const group of socket.data.groups)
      if (!wanted.has(group)) void socket.leave(askedFor(eventId, group));
    for (const group of wanted)
      if (!socket.data.groups.has(group)) void socket.join(askedFor(eventId, group));
    socket.data.groups = wanted;
  }

  async function announceProfile(person: Person): Promise<void> {
    for (const socket of io.sockets.sockets.values()) {
      const { visitor, where, isProjector } = socket.data;
      if (visitor.person.id !== person.id) continue;
      const hasOtherRole = !haveSameRights(visitor.person, person);
      if (!isProjector) {
        socket.data.visitor = { ...visitor, person };
        socket.emit('me:changed', { person });
      }
      if (hasOtherRole) {
        // What a page hears depends on the role: it comes again by itself, and asks for everything anew.
        socket.conn.close();
      } else if (where !== null) await noteWhere(socket, person, where, socket.data.placedBy);
    }
  }

  io.on('connection', (socket) => {
    const known = visitors.get(socket.request);
    if (known === undefined) {
      socket.disconnect(true);
      return;
    }
    const { visitor, isProjector } = known;
    const { eventId, id: personId } = visitor.person;
    socket.data = {
      visitor,
      isProjector,
      pageId: newId(random),
      where: null,
      asked: 0,
      placedBy: 0,
      groups: new Set(),
    };
    missed.opened(eventId);
    const connection = {
      kind: 'live' as const,
      personId,
      passHash: visitor.passHash,
      giveWay: () => void socket.disconnect(true),
      // Not 'io server disconnect', after which a client stays away.
      comeBack: () => void socket.conn.close(),
      end(reason: 'ended' | 'removed') {
        socket.emit('pass:ended', { reason });
        socket.disconnect(true);
      },
    };
    const forget = connections.add(connection);
    const mayAsk = requestBound();

    /**
     * Asks for the pass each time: it may have ended on another device, or in another process. Where the request's own
     * work does that, who asks is who was known last.
     */
    async function respond(name: keyof ClientEvents, payload: unknown): Promise<Reply<unknown>> {
      if (!mayAsk()) return no('too-many-requests');
      socket.data.asked += 1;
      const turn = socket.data.asked;
      const { passHash } = connection;
      const request = liveRequests[name];
      const person = request.asksForPass ? socket.data.visitor.person : await passes.holder(passHash);
      if (person === null) return no('no-pass');
      const ask = {
        person,
        passHash,
        parts,
        noteWhere: (who: Person, where: Where) => noteWhere(socket, who, where, turn),
        hear: (groups: readonly string[]) => hear(socket, groups),
        hearAlso: (group: string) => listenTo(socket, [...socket.data.groups, group]),
      };
      return request.answer(ask, payload);
    }

    for (const name of Object.keys(liveRequests) as (keyof ClientEvents)[]) {
      // Whatever a client sends, also without a payload or without waiting for an answer.
      socket.on(name, async (...given: unknown[]) => {
        const reply = given.at(-1);
        const answered = await respond(name, given[0]).catch((error: unknown) => {
          log.error('live request failed', { request: name, ...errorFields(error) });
          return no(isStoreAway(error) ? 'store-unavailable' : 'internal');
        });
        if (typeof reply === 'function') reply(answered);
        if (!answered.ok && answered.error.code === 'no-pass') connection.end('ended');
      });
    }

    socket.on('disconnect', () => {
      forget();
      presences.leave(eventId, socket.data.pageId);
    });
    if (isProjector) {
      void socket.join(projectorsOf(eventId));
      return;
    }
    void socket.join([groupOf(eventId, 'everybody'), groupOf(eventId, { personId })]);
    if (may(visitor.person, 'history:read', { eventId })) void socket.join(groupOf(eventId, 'hosts'));
    if (mayInSome(visitor.person, 'room:guide')) void socket.join(groupOf(eventId, 'guides'));
    if (may(visitor.person, 'review:read', { eventId })) void socket.join(reviewersOf(eventId));
  });

  return {
    upgrade(request, socket, head, visitor, isProjector) {
      visitors.set(request, { visitor, isProjector });
      side.emit('upgrade', request, socket, head);
    },

    announceProfile,

    announceDeletion({ eventId, ...news }) {
      announce(eventId, 'room:much-deleted', news, 'guides');
    },

    announce,
    announceReview: announceReview.tell,

    tellGroups(eventId, groups, name, news) {
      // To no group at all would be to everybody.
      if (groups.length === 0) return;
      const rooms = groups.map((group) => askedFor(eventId, group));
      io.local.to(rooms).emit(name as 'poll:counted', news as never);
    },

    async close() {
      announcing.stop();
      announceReview.stop();
      stopMissing();
      await io.close();
    },
  };
}

function haveSameRights(one: Person, other: Person): boolean {
  const rightsOf = ({ role, facilitates = [] }: Person) => JSON.stringify([role, facilitates]);
  return rightsOf(one) === rightsOf(other);
}

function isStoreAway(error: unknown): boolean {
  return error instanceof Error && error.name === 'StoreUnavailable';
}

/** Says yes until there were too many within the running span of time. */
function requestBound(): () => boolean {
  let span = 0;
  let count = 0;
  return () => {
    const now = Math.floor(performance.now() / REQUESTS_WITHIN_MS);
    if (now !== span) count = 0;
    span = now;
    count += 1;
    return count <= REQUESTS_MAX;
  };
}
