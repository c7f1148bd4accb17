import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MESSAGE_PIECE } from './collab.ts';

/**
 * Of a message that is larger than this our own pages get pieces. A message is heard when its last byte is there, and who
 * hears nothing for 30 s (y-websocket), or 10 s while something unsaved is on its way, hangs up: a full room takes three
 * minutes on a line of 1 Mbit/s, and would be begun anew for ever. A piece comes in time at a twentieth of that.
 */
export const PIECE_BYTES = 64 * 1024;

/** The heads of the pieces of a message of so many bytes: each stands before its next PIECE_BYTES. */
export function pieceHeads(bytes: number): Uint8Array[] {
  const count = Math.ceil(bytes / PIECE_BYTES);
  return Array.from({ length: count }, (_, index) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE_PIECE);
    encoding.writeVarUint(encoder, index);
    encoding.writeVarUint(encoder, count);
    return encoding.toUint8Array(encoder);
  });
}

/** Puts the pieces of messages together again, on one line. */
export class PieceReader {
  #pieces: Uint8Array[] = [];
  #count = 0;

  /** How much of the message that is on its way is here, from 0 to 1; 1 when none is. */
  get share(): number {
    return this.#pieces.length === 0 ? 1 : this.#pieces.length / this.#count;
  }

  /**
   * Takes the next piece in, without its message number.
   *
   * @returns the message, when that was its last piece; null before. Pieces of a line that broke are forgotten
   */
  take(piece: decoding.Decoder): Uint8Array | null {
    const index = decoding.readVarUint(piece);
    const count = decoding.readVarUint(piece);
    if (index === 0) this.#pieces = [];
    if (index !== this.#pieces.length) throw new Error('a piece is missing');
    this.#count = count;
    this.#pieces.push(decoding.readTailAsUint8Array(piece));
    if (this.#pieces.length < count) return null;
    const whole = new Uint8Array(this.#pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
    let at = 0;
    for (const each of this.#pieces) {
      whole.set(each, at);
      at += each.byteLength;
    }
    this.#pieces = [];
    return whole;
  }
}
