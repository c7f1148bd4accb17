import * as decoding from 'lib0/decoding';
import { describe, expect, it } from 'vitest';
import { MESSAGE_PIECE } from '#lib/wire/collab.ts';
import { PIECE_BYTES, PieceReader, pieceHeads } from '#lib/wire/pieces.ts';
import { seededRandom } from '#test/support/chance.ts';

/** The pieces of a message as they come, each with its message number. */
function piecesOf(message: Uint8Array): Uint8Array[] {
  return pieceHeads(message.byteLength).map((head, n) =>
    Buffer.concat([head, message.subarray(n * PIECE_BYTES, (n + 1) * PIECE_BYTES)]),
  );
}

function takes(reader: PieceReader, piece: Uint8Array): Uint8Array | null {
  const decoder = decoding.createDecoder(piece);
  expect(decoding.readVarUint(decoder)).toBe(MESSAGE_PIECE);
  return reader.take(decoder);
}

describe('a message in pieces', () => {
  it.each([
    ['a little more than one piece', PIECE_BYTES + 1],
    ['exactly two', 2 * PIECE_BYTES],
    ['three hundred pieces', 300 * PIECE_BYTES - 7],
  ])('%s: is there, byte by byte, with its last piece and not before', (_what, bytes) => {
    const message = seededRandom(bytes)(bytes);
    const reader = new PieceReader();
    const pieces = piecesOf(message);
    const shares: number[] = [];
    const answers = pieces.map((piece) => {
      const answer = takes(reader, piece);
      shares.push(reader.share);
      return answer;
    });
    expect(shares).toEqual(pieces.map((_, n) => (n + 1) / pieces.length));
    expect(pieces).toHaveLength(Math.ceil(bytes / PIECE_BYTES));
    expect(answers.slice(0, -1).every((answer) => answer === null)).toBe(true);
    expect(Buffer.compare(answers.at(-1) ?? new Uint8Array(), message)).toBe(0);
  });

  it('whose line broke in the middle is forgotten when the next one begins', () => {
    const reader = new PieceReader();
    for (const piece of piecesOf(new Uint8Array(3 * PIECE_BYTES)).slice(0, 2)) takes(reader, piece);
    const message = seededRandom(1)(2 * PIECE_BYTES);
    const [first, second] = piecesOf(message).map((piece) => takes(reader, piece));
    expect(first).toBeNull();
    expect(second).toEqual(message);
  });

  it('of which one is missing is not taken for whole', () => {
    const reader = new PieceReader();
    const [first, , third] = piecesOf(new Uint8Array(3 * PIECE_BYTES));
    takes(reader, first ?? new Uint8Array());
    expect(() => takes(reader, third ?? new Uint8Array())).toThrow('missing');
  });
});
