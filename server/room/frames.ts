import * as encoding from 'lib0/encoding';
import { type CaretMove, writeCarets } from '#lib/wire/carets.ts';
import * as wire from '#lib/wire/collab.ts';
import { PIECE_BYTES, pieceHeads } from '#lib/wire/pieces.ts';

/** Sub-types of a sync message (y-protocols/sync). */
export const SYNC_STEP_1 = 0;
export const SYNC_STEP_2 = 1;
export const SYNC_UPDATE = 2;

/** The first byte of a frame that is a whole binary message (RFC 6455, 5.2). */
const WHOLE_BINARY = 0x82;

/** The header of the WebSocket frame of a message of so many bytes, as servers write it: not masked. */
function headerOf(length: number): Uint8Array {
  if (length < 126) return Uint8Array.of(WHOLE_BINARY, length);
  const isLong = length >= 65_536;
  const header = Buffer.alloc(isLong ? 10 : 4);
  header[0] = WHOLE_BINARY;
  header[1] = isLong ? 127 : 126;
  header.writeUIntBE(length, isLong ? 4 : 2, isLong ? 6 : 2);
  return header;
}

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
  const message = written(write);
  return Buffer.concat([headerOf(message.byteLength), message]);
}

/**
 * A large message in frames of a piece each, to be written one after the other; nothing of it is copied.
 *
 * @param frame of a message above PIECE_BYTES
 */
export function inPieces(frame: Uint8Array): Uint8Array[] {
  const message = frame.subarray(frame[1] === 127 ? 10 : 4);
  return pieceHeads(message.byteLength).flatMap((head, index) => {
    const piece = message.subarray(index * PIECE_BYTES, (index + 1) * PIECE_BYTES);
    return [Buffer.concat([headerOf(head.byteLength + piece.byteLength), head]), piece];
  });
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
 * An awareness message, as pieces to be sent one after the other: what is the same for many is shared by all of them.
 *
 * @param count how many entries there are
 * @param parts the entries as they are written (writeEntry), one after the other, in any number of pieces
 */
export function awarenessPieces(count: number, parts: readonly Uint8Array[]): Uint8Array[] {
  const counted = written((encoder) => encoding.writeVarUint(encoder, count));
  const length = parts.reduce((sum, { byteLength }) => sum + byteLength, counted.byteLength);
  const head = written((encoder) => {
    encoding.writeVarUint(encoder, wire.MESSAGE_AWARENESS);
    encoding.writeVarUint(encoder, length);
    encoding.writeUint8Array(encoder, counted);
  });
  const header = headerOf(head.byteLength - counted.byteLength + length);
  return [Buffer.concat([header, head]), ...parts];
}

/** The same in one piece. */
export function awarenessFrame(count: number, parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(awarenessPieces(count, parts));
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
