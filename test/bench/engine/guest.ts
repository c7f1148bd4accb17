import * as encoding from 'lib0/encoding';
import { frameOf, Line } from './line.ts';
import type { Name, Server } from './servers.ts';

/** What a server wants of whoever comes: stock Yjs messages, in the wrapping of the one or the other protocol. */

/** A frame with a message of the sync or awareness protocol, ready to be sent to a room of that server. */
export function messageFrame(server: Name, room: string, message: Uint8Array): Buffer {
  if (server !== 'Hocuspocus') return frameOf(message);
  return frameOf(
    written((encoder) => {
      encoding.writeVarString(encoder, room);
      encoding.writeUint8Array(encoder, message);
    }),
  );
}

/** A Yjs update as a sync message. */
export function updateMessage(update: Uint8Array): Uint8Array {
  return written((encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, 2);
    encoding.writeVarUint8Array(encoder, update);
  });
}

/** The state of one client as an awareness message. */
export function awarenessMessage(client: number, clock: number, state: object): Uint8Array {
  return written((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(
      encoder,
      written((inner) => {
        encoding.writeVarUint(inner, 1);
        encoding.writeVarUint(inner, client);
        encoding.writeVarUint(inner, clock);
        encoding.writeVarString(inner, JSON.stringify(state));
      }),
    );
  });
}

/** The question for all that a state vector lacks. */
export function questionMessage(stateVector: Uint8Array = Uint8Array.of(0)): Uint8Array {
  return written((encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint8Array(encoder, stateVector);
  });
}

/** The question as a device asks that has nothing to give: its own answer to the server's question comes with it. */
export const NOTHING_TO_GIVE = Uint8Array.of(0, 1, 2, 0, 0);

export interface Arrival {
  server: Pick<Server, 'name' | 'url' | 'cookies'>;
  room: string;
  /** Which of the people. */
  person: number;
  /** Asks as our own client. */
  own?: boolean;
  stateVector?: Uint8Array;
  /** Another address to connect to, such as that of a slow line. */
  through?: string;
  /** Of the document, where the server has such a thing and the state vector is filled. */
  epoch?: string;
}

/** Comes into a room and resolves when its content is there. */
export async function arrives(arrival: Arrival): Promise<Line> {
  const { server, room, person } = arrival;
  const query = new URLSearchParams({
    ...(arrival.own ? { v: '1' } : {}),
    ...(arrival.epoch === undefined ? {} : { epoch: arrival.epoch }),
  });
  const path =
    server.name === 'Rencontre' ? `/collab/${room}${query.size > 0 ? `?${query}` : ''}` : `/${room}`;
  const line = await Line.open(arrival.through ?? server.url, path, server.cookies[person], server.url);
  const prefix = server.name === 'Hocuspocus' ? Buffer.byteLength(room) + 1 : 0;
  const there = new Promise<void>((resolve) => {
    line.onMessage = (payload) => {
      // A step 2, or Hocuspocus's reply of the same form.
      const isAnswer = (payload[prefix] === 0 || payload[prefix] === 4) && payload[prefix + 1] === 1;
      if (isAnswer) resolve();
    };
  });
  if (server.name === 'Hocuspocus') {
    const token = written((encoder) => {
      encoding.writeVarUint(encoder, 2);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, 'token');
      encoding.writeVarString(encoder, '4.7.0');
    });
    line.send(messageFrame(server.name, room, token));
  }
  line.send(messageFrame(server.name, room, questionMessage(arrival.stateVector)));
  line.send(messageFrame(server.name, room, NOTHING_TO_GIVE));
  await there;
  line.onMessage = null;
  return line;
}

function written(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}
