import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { may } from '#lib/people/permission.ts';
import { CLOSE, FRAME_MAX_BYTES } from '#lib/wire/collab.ts';
import type { Connection, Connections } from './access/connections.ts';
import { isOwnOrigin } from './access/origin.ts';
import type { Passes, Visitor } from './access/pass.ts';
import type { Config } from './config.ts';
import type { Live } from './live/live.ts';
import { errorFields, type Log } from './log.ts';
import type { Rooms } from './room/rooms.ts';
import { type Store, StoreUnavailable } from './store/store.ts';

interface UpgradeParts {
  config: Pick<Config, 'publicUrl'>;
  store: Store;
  passes: Passes;
  connections: Connections;
  rooms: Rooms;
  live: Live;
  log: Log;
  /** Development: sockets of the pages themselves (`/_next/…`). */
  pages: ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) | null;
}

type Accepted = ReturnType<Rooms['accept']>;

export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * The one door for sockets. Origin, pass and permission are checked before any upgrade; who is refused gets a bare
 * HTTP answer without one byte of content. Unknown addresses are hung up on.
 */
export function createUpgrade(parts: UpgradeParts): UpgradeHandler {
  const { config, store, passes, connections, rooms, live, log } = parts;
  const collab = new WebSocketServer({
    noServer: true,
    // Our own bound (FRAME_MAX_BYTES) is reached first and is explained; this one protects the memory.
    maxPayload: FRAME_MAX_BYTES * 8,
    perMessageDeflate: false,
    // `connections` knows them.
    clientTracking: false,
  });

  async function route(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://server');
    const roomId = /^\/collab\/([^/]+)$/.exec(url.pathname)?.[1];
    const isLive = url.pathname === '/live' || url.pathname === '/live/';
    if (roomId === undefined && !isLive) {
      if (parts.pages !== null && url.pathname.startsWith('/_next/')) parts.pages(request, socket, head);
      else socket.destroy();
      return;
    }
    if (!isOwnOrigin(request.headers.origin, request.headers.host, config.publicUrl)) {
      refuse(socket, 403);
      return;
    }
    if (connections.isDraining()) {
      refuse(socket, 503);
      return;
    }
    const { cookie } = request.headers;
    const shownIn = isLive ? url.searchParams.get('projector') : null;
    const visitor = await (shownIn === null
      ? passes.visitor(cookie)
      : passes.projectorVisitor(cookie, shownIn));
    if (visitor === null) refuse(socket, 401);
    else if (roomId === undefined) live.upgrade(request, socket, head, visitor, shownIn !== null);
    else await enter(roomId, url, visitor, request, socket, head);
  }

  async function enter(
    roomId: string,
    url: URL,
    { person, passHash }: Visitor,
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
  ): Promise<void> {
    // Of an open room nobody need ask the store: of which event it is never changes.
    const eventId = rooms.eventOf(roomId) ?? (await store.rooms.find(roomId))?.eventId;
    // A room of another event answers like one that does not exist.
    if (eventId === undefined || eventId !== person.eventId) {
      refuse(socket, 404);
      return;
    }
    if (!may(person, 'room:read', { eventId })) {
      refuse(socket, 403);
      return;
    }
    if (socket.destroyed) return;
    const epoch = url.searchParams.get('epoch');
    const own = url.searchParams.get('v') === '1';
    // The greeting of an open room goes out with the answer to the upgrade, in one write.
    socket.cork();
    process.nextTick(() => socket.uncork());
    collab.handleUpgrade(request, socket, head, (websocket) => {
      const connection = rooms.accept(
        { websocket, stream: socket as Socket },
        { person, roomId, epoch, own },
      );
      websocket.on('close', connections.add(new InRoom(person.id, passHash, connection)));
    });
  }

  /** Who comes while nobody can say who they are hears why, without one byte of content: a bare refusal looks like no network. */
  function sendAway(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (socket.destroyed) return;
    collab.handleUpgrade(request, socket, head, (websocket) => {
      websocket.close(CLOSE.tryAgain, 'store away');
      // Who does not hang up is hung up on.
      setTimeout(() => websocket.terminate(), GOODBYE_MS).unref();
    });
  }

  return (request, socket, head) => {
    socket.on('error', hangUp);
    route(request, socket, head).catch((error) => {
      log.warn('upgrade failed', errorFields(error));
      if (error instanceof StoreUnavailable && isToRoom(request)) {
        sendAway(request, socket, head);
        return;
      }
      refuse(socket, error instanceof URIError || error instanceof TypeError ? 400 : 503);
    });
  };
}

/** A socket in a room. Functions made at the upgrade would keep what it was asked with for as long as it is open. */
class InRoom implements Connection {
  readonly kind = 'room';
  readonly personId: string;
  passHash: string;
  readonly #connection: Accepted;

  constructor(personId: string, passHash: string, connection: Accepted) {
    this.personId = personId;
    this.passHash = passHash;
    this.#connection = connection;
  }

  end(): void {
    this.#connection.close(CLOSE.noPass, 'pass ended');
  }

  giveWay(): void {
    this.#connection.close(CLOSE.tooManySockets, 'too many tabs');
  }

  comeBack(): void {
    this.#connection.comeBack();
  }
}

/** Hanging up while we ask the store is no error of ours. */
function hangUp(this: Duplex): void {
  this.destroy();
}

/** How long a client may take to answer that the connection is closed. */
const GOODBYE_MS = 2_000;

const isToRoom = ({ url = '' }: IncomingMessage) => url.startsWith('/collab/');

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  // Who does not hang up is hung up on.
  socket.once('finish', () => socket.destroy());
}
