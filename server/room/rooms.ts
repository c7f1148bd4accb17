import { isDeepStrictEqual } from 'node:util';
import type { Frozen } from '#lib/board/frozen.ts';
import type { Locks } from '#lib/board/locks.ts';
import type { CardToSend } from '#lib/board/send.ts';
import type { Organisation } from '#lib/event/event.ts';
import { newId } from '#lib/ids.ts';
import type { OwnWords } from '#lib/keep/own-words.ts';
import type { PassageText } from '#lib/keep/redact.ts';
import type { Person } from '#lib/people/person.ts';
import { CLOSE, KEEP_ALIVE_MS } from '#lib/wire/collab.ts';
import { errorFields } from '#server/log.ts';
import { Authors } from './authors.ts';
import { Compactor } from './compactor.ts';
import { type Admission, type ClientSocket, Connection } from './connection.ts';
import { awarenessFrame } from './frames.ts';
import { followOthers } from './others.ts';
import type { RoomParts } from './parts.ts';
import { type RestoreAnswer, type RestoreOrder, restore } from './restore.ts';
import { stateAt } from './restore-points.ts';
import { type RewriteAnswer, type RewriteOrder, rewriteRoom } from './rewrite.ts';
import { Room } from './room.ts';
import { ownersOf, type WritingAnswer, type WritingOrder, writeAsServer } from './server-writing.ts';

export interface Rooms {
  /** Takes over a socket whose pass and right to read the room were checked. */
  accept(socket: ClientSocket, admission: Admission): Pick<Connection, 'close' | 'comeBack'>;
  /** The event of a room that is open here; of no other. */
  eventOf(roomId: string): string | undefined;
  /** The room's session was closed or reopened. */
  refresh(roomId: string): Promise<void>;
  /**
   * Puts a kept state in the place of a room's document, and keeps what stood there. Everybody in the room is told
   * that the document was replaced; what they had not sent stays with them.
   */
  restore(order: RestoreOrder): Promise<RestoreAnswer>;
  /**
   * Takes what must not be kept out of a room's document and its kept states. Everybody in the room is told that the
   * document was replaced; what they had not sent stays with them.
   */
  rewrite(order: RewriteOrder): Promise<RewriteAnswer>;
  /** How much that would take away; changes nothing. Null: no such room. */
  preview(order: RewriteOrder): Promise<{ cards: number; letters: number } | null>;
  /** What was written in a room under some Yjs client ids. Null: no such room. */
  ownWords(roomId: string, clients: readonly number[]): Promise<OwnWords | null>;
  /** A card as it would be sent to another board, with its writers. Null: no such room, or not on its board. */
  cardToSend(
    roomId: string,
    cardId: string,
  ): Promise<{ card: CardToSend; personOf: (client: number) => string | null } | null>;
  /** The cards on a room's board, each with its column, and of which moment. Null: no such room. */
  cardPlaces(roomId: string): Promise<{ epoch: string; head: number; cards: Map<string, string> } | null>;
  /** What can be redacted in a room, of which document. Null: no such room. */
  passages(roomId: string): Promise<{ epoch: string; passages: PassageText[] } | null>;
  /** Keeps what stands in a room now as a version, before somebody deletes much at once. Null: no such room. */
  keep(roomId: string, personId: string): Promise<{ historyId: string; epoch: string } | null>;
  /** How the locked part of a room's board stands, in which document; see lib/board/frozen.ts. Null: no such room. */
  freeze(
    roomId: string,
    locks: Locks,
    before: Frozen | null,
    nameless: readonly string[],
  ): Promise<{ epoch: string; frozen: Frozen } | null>;
  /** Rooms that do not exist any more: whoever is in them is sent away. */
  gone(eventId: string): void;
  /** Writes into a room's document as the server, whether or not anybody has it open; resolves when it is committed. */
  write(order: WritingOrder): Promise<WritingAnswer>;
  /** Somebody changed what is shown of them: cards and carets carry it from now on. */
  renamed(person: Person): void;
  /** Rooms in memory, and edits in them that are not yet committed. */
  figures(): { open: number; unsaved: number };
  /** Finishes the commits under way and closes every socket. */
  stop(): Promise<void>;
}

/** An empty room stays in memory this long, for those who reload. */
const IDLE_ROOM_MS = 30_000;
/** How often connections are looked at for silence. */
const SWEEP_MS = 5_000;
/** A socket from which nothing, not even a pong, came this long is dead. */
const SILENCE_MAX_MS = 45_000;
/** How long stopping waits for a store that does not answer. */
const STOP_MAX_MS = 5_000;

const NOTHING = awarenessFrame(0, []);

/** The rooms of one process, each loaded once, whoever comes first. */
export function createRooms(
  given: Omit<RoomParts, 'compactor' | 'forget'> & {
    /** Whether the process has more to do than it can manage: then it takes nobody in. */
    isBusy: () => boolean;
  },
): Rooms {
  const { store, bus, clock, log } = given;
  const compactor = new Compactor();
  const loading = new Map<string, Promise<Room>>();
  const live = new Map<string, { room: Room; idleSince: number | null }>();
  const connections = new Set<Connection>();
  const forget = (connection: Connection) => connections.delete(connection);
  const organisationsOf = new Map<string, Organisation[]>();
  const world = { clock, counts: given.counts };
  let stopped = false;

  const parts: RoomParts = {
    ...given,
    compactor,
    forget(room) {
      if (live.get(room.roomId)?.room === room) live.delete(room.roomId);
    },
  };

  async function load(roomId: string): Promise<Room> {
    const stored = await store.rooms.load(roomId);
    if (stored === null) throw new Error('no such room');
    const [event, sessions, everybody] = await Promise.all([
      store.events.read(stored.eventId),
      store.events.sessions(stored.eventId),
      store.people.list(stored.eventId),
    ]);
    const session = sessions.find(({ id }) => id === stored.sessionId);
    const writers = new Set(stored.clients.map((client) => client.personId));
    // Whoever comes or writes later is known then: an event's people in each of its rooms would weigh more than the rooms.
    const people = everybody.filter(({ id }) => writers.has(id));
    const known = new Set(people.map(({ id }) => id));
    // What removed people wrote keeps its author.
    for (const personId of writers) {
      const removed = personId === null || known.has(personId) ? null : await store.people.read(personId);
      if (removed !== null) people.push(removed);
    }
    const organisations = shared(stored.eventId, event?.organisations ?? []);
    const authors = new Authors(people, organisations, session?.attribution ?? 'person');
    return new Room(stored, authors, parts);
  }

  /** The rooms of an event have one list of its organisations between them: it weighs as much as a small room. */
  function shared(eventId: string, read: Organisation[]): Organisation[] {
    const before = organisationsOf.get(eventId);
    if (before !== undefined && isDeepStrictEqual(before, read)) return before;
    organisationsOf.set(eventId, read);
    return read;
  }

  /** One load at a time for a room; a failed one is not remembered. */
  function open(roomId: string): Promise<Room> {
    const known = live.get(roomId);
    if (known !== undefined) {
      known.idleSince = null;
      return Promise.resolve(known.room);
    }
    const running = loading.get(roomId);
    if (running !== undefined) return running;
    const started = load(roomId)
      .then((room) => {
        live.set(roomId, { room, idleSince: null });
        bus.tell({ is: 'carets-wanted', roomId });
        return room;
      })
      .finally(() => loading.delete(roomId));
    loading.set(roomId, started);
    return started;
  }

  /** The room for a client with the copy of an epoch. Perhaps the one in memory was replaced by another process. */
  async function openFor({ roomId, epoch }: Admission): Promise<Room> {
    const room = await open(roomId);
    if (epoch === null || epoch === room.epoch) return room;
    const stored = await store.rooms.find(roomId);
    if (stored === null || stored.epoch === room.epoch) return room;
    room.replaced();
    return open(roomId);
  }

  const stopFollowing = followOthers(given, {
    find: (roomId) => live.get(roomId)?.room,
    all: () => [...live.values()].map(({ room }) => room),
  });

  const sweep = setInterval(() => {
    const now = clock();
    for (const connection of connections) {
      connection.listen();
      if (now - connection.lastHeardAt > SILENCE_MAX_MS) connection.dropSilent();
      else if (now - connection.lastSentAt > KEEP_ALIVE_MS - SWEEP_MS) {
        connection.send(NOTHING);
        connection.ping();
      } else if (now - connection.lastHeardAt > KEEP_ALIVE_MS) connection.ping();
    }
    for (const [roomId, entry] of live) {
      if (!entry.room.isIdle) entry.idleSince = null;
      else if (entry.idleSince === null) entry.idleSince = now;
      else if (now - entry.idleSince > IDLE_ROOM_MS) {
        live.delete(roomId);
        void entry.room.stop();
      }
    }
  }, SWEEP_MS);
  sweep.unref();

  return {
    accept(socket, admission) {
      const connection = new Connection(socket, admission, world, forget);
      connections.add(connection);
      if (stopped) {
        connection.close(CLOSE.goingAway, 'stopping');
        return connection;
      }
      if (given.isBusy()) {
        connection.close(CLOSE.busy, 'busy');
        return connection;
      }
      openFor(admission).then(
        (room) => connection.enter(room),
        (error) => {
          log.error('room cannot be loaded', { room: admission.roomId, ...errorFields(error) });
          connection.close(CLOSE.tryAgain, 'room cannot be loaded');
        },
      );
      return connection;
    },

    eventOf: (roomId) => live.get(roomId)?.room.eventId,

    async refresh(roomId) {
      bus.tell({ is: 'room-changed', roomId });
      await loading.get(roomId)?.catch(() => {});
      await live.get(roomId)?.room.refresh();
    },

    async restore(order) {
      const { roomId } = order;
      const work = () => restore(given, order);
      const room = await (loading.get(roomId)?.catch(() => undefined) ?? live.get(roomId)?.room);
      const answer = await (room === undefined ? work() : room.hold(work));
      if (answer === 'restored') {
        // Also one that was loaded from what was there while we worked.
        await loading.get(roomId)?.catch(() => {});
        const present = live.get(roomId)?.room;
        if (present?.epoch === order.epoch) present.replaced();
        bus.tell({ is: 'room-changed', roomId });
        log.info('room restored', { room: roomId });
      }
      return answer;
    },

    async rewrite(order) {
      const { roomId } = order;
      const work = () => rewriteRoom(parts, order);
      const room = await (loading.get(roomId)?.catch(() => undefined) ?? live.get(roomId)?.room);
      const answer = await (room === undefined ? work() : room.hold(work));
      if (answer.is === 'rewritten') {
        // Also one that was loaded from what was there while we worked.
        await loading.get(roomId)?.catch(() => {});
        const present = live.get(roomId)?.room;
        if (present?.epoch === answer.before) present.replaced();
        bus.tell({ is: 'room-changed', roomId });
        log.info('room rewritten', { room: roomId, why: order.change.is });
      }
      return answer;
    },

    async preview({ roomId, change }) {
      const stored = await store.rooms.load(roomId);
      if (stored === null) return null;
      const client = Buffer.from(given.random(4)).readUInt32BE();
      const { cards, letters } = await compactor.rewrite(stateAt(stored, stored.head), change, client);
      return { cards, letters };
    },

    async ownWords(roomId, clients) {
      const stored = await store.rooms.load(roomId);
      return stored === null ? null : compactor.ownWords(stateAt(stored, stored.head), clients);
    },

    async cardToSend(roomId, cardId) {
      const stored = await store.rooms.load(roomId);
      if (stored === null) return null;
      const owners = new Map(ownersOf(stored));
      const server = new Set(
        [...owners].flatMap(([client, personId]) => (personId === null ? [client] : [])),
      );
      const card = await compactor.card(stateAt(stored, stored.head), cardId, server);
      return card === null ? null : { card, personOf: (client) => owners.get(client) ?? null };
    },

    async cardPlaces(roomId) {
      const stored = await store.rooms.load(roomId);
      if (stored === null) return null;
      const { epoch, head } = stored;
      return { epoch, head, cards: await compactor.places(stateAt(stored, head)) };
    },

    async passages(roomId) {
      const stored = await store.rooms.load(roomId);
      if (stored === null) return null;
      return { epoch: stored.epoch, passages: await compactor.passages(stateAt(stored, stored.head)) };
    },

    async keep(roomId, personId) {
      const stored = await store.rooms.load(roomId);
      if (stored === null) return null;
      const { epoch, head: position } = stored;
      const { update } = await compactor.compact(stateAt(stored, position));
      const id = newId(given.random);
      const entry = { id, roomId, position, reason: 'deletion', personId, madeAt: clock(), update } as const;
      return (await store.rooms.keepHistory({ ...entry, epoch })) ? { historyId: id, epoch } : null;
    },

    async freeze(roomId, locks, before, nameless) {
      const stored = await store.rooms.load(roomId);
      if (stored === null) return null;
      const owners = new Map(ownersOf(stored));
      const document = stateAt(stored, stored.head);
      return {
        epoch: stored.epoch,
        frozen: await compactor.freeze({ document, locks, before, owners, nameless }),
      };
    },

    gone(eventId) {
      organisationsOf.delete(eventId);
      for (const { room } of [...live.values()]) if (room.eventId === eventId) room.replaced();
    },

    async write(order) {
      const answer = await writeAsServer(parts, order);
      if (answer.ok) {
        bus.tell({ is: 'room-changed', roomId: order.roomId });
        await live.get(order.roomId)?.room.follow(answer.position);
      }
      return answer;
    },

    renamed(person) {
      for (const { room } of live.values()) if (room.eventId === person.eventId) room.renamed(person);
    },

    figures: () => ({
      open: live.size,
      unsaved: [...live.values()].reduce((sum, { room }) => sum + room.unsaved, 0),
    }),

    async stop() {
      stopped = true;
      clearInterval(sweep);
      stopFollowing();
      await Promise.allSettled(loading.values());
      const rooms = [...live.values()].map(({ room }) => room);
      const giveUp = setTimeout(() => {
        for (const room of rooms) room.abandon();
      }, STOP_MAX_MS);
      await Promise.allSettled(rooms.map((room) => room.stop()));
      clearTimeout(giveUp);
      for (const connection of connections) connection.close(CLOSE.goingAway, 'stopping');
      live.clear();
      await compactor.stop();
    },
  };
}
