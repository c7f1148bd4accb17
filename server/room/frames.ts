import * as encoding from 'lib0/encoding';
import { Sender } from 'ws';
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
    ): [header: Buffer, message: Buffer];
  };
}

/** The opcode of a binary message (RFC 6455, 5.2). */
const BINARY = 2;

/** The longest header of a frame that is not masked. */
const HEADER_MAX = 10;

function written(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/**
 * A message with the header of its WebSocket frame, in one piece: all readers of a room share the bytes, and each costs
 * one plain write. Framing it anew for each, in two pieces, costs a third more.
 */
function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  return framed([written(write)]);
}

/** The same of a message in pieces; each byte is copied once. */
function framed(pieces: readonly Uint8Array[]): Uint8Array {
  const length = pieces.reduce((sum, { byteLength }) => sum + byteLength, HEADER_MAX);
  const bytes = Buffer.allocUnsafe(length);
  let at = HEADER_MAX;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  const message = bytes.subarray(HEADER_MAX);
  const [header] = Sender.frame(message, { fin: true, rsv1: false, opcode: BINARY, mask: false });
  const start = HEADER_MAX - header.byteLength;
  bytes.set(header, start);
  return bytes.subarray(start);
}

/** A frame to be kept: a small one is a piece of a slab of Node's, all of which would stay in memory with it. */
export function lasting(frame: Uint8Array): Uint8Array {
  return frame.buffer.byteLength > 2 * frame.byteLength ? Uint8Array.from(frame) : frame;
}

export function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, wire.MESSAGE_SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

/**
 * An awareness message.
 *
 * @param count how many entries there are
 * @param parts the entries as they are written (writeEntry), one after the other, in any number of pieces
 */
export function awarenessFrame(count: number, parts: readonly Uint8Array[]): Uint8Array {
  const counted = written((encoder) => encoding.writeVarUint(encoder, count));
  const length = parts.reduce((sum, { byteLength }) => sum + byteLength, counted.byteLength);
  const head = written((encoder) => {
    encoding.writeVarUint(encoder, wire.MESSAGE_AWARENESS);
    encoding.writeVarUint(encoder, length);
    encoding.writeUint8Array(encoder, counted);
  });
  return framed([head, ...parts]);
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
