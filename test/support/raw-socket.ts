import { once } from 'node:events';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';

export interface RawSocket {
  socket: WebSocket;
  send(frame: Uint8Array): void;
  /** The close code, once the server has closed. */
  closed: Promise<number>;
  /** Until the server has read what was sent, or has closed. */
  settled(): Promise<unknown>;
}

/** A socket on which a test writes the bytes itself. */
export async function openRaw(options: {
  url: string;
  roomId: string;
  cookie: string;
  epoch: string;
}): Promise<RawSocket> {
  const { url, roomId, cookie, epoch } = options;
  return opensRaw(url, `/collab/${roomId}?epoch=${epoch}&v=1`, cookie);
}

/** The same at any address of the server. */
export async function opensRaw(url: string, path: string, cookie: string): Promise<RawSocket> {
  const address = `${url.replace('http', 'ws')}${path}`;
  const socket = new WebSocket(address, { headers: { cookie, origin: url } });
  const closed = new Promise<number>((resolve) => {
    socket.once('close', (code) => resolve(code));
  });
  socket.on('error', () => {});
  await once(socket, 'open');
  return {
    socket,
    send: (frame) => socket.send(frame),
    closed,
    settled() {
      const pong = once(socket, 'pong');
      if (socket.readyState === socket.OPEN) socket.ping();
      return Promise.race([pong, closed]);
    },
  };
}

/** A sync message: step 0 asks with a state vector, 1 answers, 2 is an update. */
export function syncMessage(step: 0 | 1 | 2, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}

export function awarenessMessage(entries: { client: number; clock: number; json: string }[]): Uint8Array {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, entries.length);
  for (const { client, clock, json } of entries) {
    encoding.writeVarUint(inner, client);
    encoding.writeVarUint(inner, clock);
    encoding.writeVarString(inner, json);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
  return encoding.toUint8Array(encoder);
}

/** An update by hand: a run of collected structs of one client (or none), and what it deletes. */
export function forgedUpdate(
  run: { client: number; clock: number; length: number } | null,
  deleted: { client: number; clock: number; length: number }[] = [],
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, run === null ? 0 : 1);
  if (run !== null) {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, run.client);
    encoding.writeVarUint(encoder, run.clock);
    encoding.writeUint8(encoder, 0);
    encoding.writeVarUint(encoder, run.length);
  }
  encoding.writeVarUint(encoder, deleted.length);
  for (const { client, clock, length } of deleted) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarUint(encoder, length);
  }
  return encoding.toUint8Array(encoder);
}
