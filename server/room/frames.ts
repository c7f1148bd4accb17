import * as encoding from 'lib0/encoding';
import { Sender } from 'ws';
import { type AwarenessEntry, joinAwareness, writeAwareness } from '#lib/room/caret.ts';
import { type CaretMove, writeCarets } from '#lib/wire/carets.ts';
import * as wire from '#lib/wire/collab.ts';

/** Sub-types of a sync message (y-protocols/sync). */
export const SYNC_STEP_1 = 0;
export const SYNC_STEP_2 = 1;
export const SYNC_UPDATE = 2;

declare module 'ws' {
  /** Exported by ws and described in its source, but not in its types. */
  export const Sender: {
    frame(
      data: Uint8Array,
      options: { fin: boolean; rsv1: boolean; opcode: number; mask: boolean },
    ): Buffer[];
  };
}

/** The opcode of a binary message (RFC 6455, 5.2). */
const BINARY = 2;

/**
 * A message with the header of its WebSocket frame, in one piece: all readers of a room share the bytes, and each costs
 * one plain write. Framing it anew for each, in two pieces, costs a third more.
 */
function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  const message = encoding.toUint8Array(encoder);
  return Buffer.concat(Sender.frame(message, { fin: true, rsv1: false, opcode: BINARY, mask: false }));
}

export function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, wire.MESSAGE_SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

export function awarenessFrame(entries: readonly AwarenessEntry[]): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, wire.MESSAGE_AWARENESS);
    encoding.writeVarUint8Array(encoder, writeAwareness(entries));
  });
}

/** The same of entries that are written already (writeEntry). */
export function joinedFrame(entries: readonly Uint8Array[]): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, wire.MESSAGE_AWARENESS);
    encoding.writeVarUint8Array(encoder, joinAwareness(entries));
  });
}

export function caretsFrame(moves: readonly CaretMove[]): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, wire.MESSAGE_CARETS);
    encoding.writeUint8Array(encoder, writeCarets(moves));
  });
}

export function savedFrame(count: number): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, wire.MESSAGE_SAVED);
    encoding.writeVarUint(encoder, count);
  });
}

export function noticeFrame(notice: wire.RoomNotice): Uint8Array {
  return jsonFrame(wire.MESSAGE_ROOM, notice);
}

export function authorsFrame(authors: readonly wire.AuthorEntry[]): Uint8Array {
  return jsonFrame(wire.MESSAGE_AUTHORS, authors);
}

function jsonFrame(message: number, value: unknown): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, message);
    encoding.writeVarString(encoder, JSON.stringify(value));
  });
}

/** How the stock protocol says no: y-protocols/auth, type 0 with a reason. */
export function deniedFrame(reason: string): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, wire.MESSAGE_AUTH);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, reason);
  });
}
