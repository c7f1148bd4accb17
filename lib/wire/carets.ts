import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Cursor, CursorPosition } from '#lib/room/caret.ts';

/** Where somebody's caret moved; null: it is nowhere any more, though they are still here. */
export interface CaretMove {
  client: number;
  cursor: Cursor | null;
}

const HAS_CURSOR = 1;
const IS_SELECTION = 2;

const HAS_TYPE = 1;
const HAS_NAME = 2;
const HAS_ITEM = 4;
const HAS_ASSOC = 8;

/**
 * The payload of a MESSAGE_CARETS: a tenth of what an awareness message takes, since neither names nor words stand in it.
 * Positions are Yjs relative positions, as y-tiptap writes them.
 */
export function writeCarets(moves: readonly CaretMove[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, moves.length);
  for (const { client, cursor } of moves) {
    encoding.writeVarUint(encoder, client);
    if (cursor === null) {
      encoding.writeUint8(encoder, 0);
      continue;
    }
    const isSelection = !isSame(cursor.anchor, cursor.head);
    encoding.writeUint8(encoder, HAS_CURSOR | (isSelection ? IS_SELECTION : 0));
    writePosition(encoder, cursor.head);
    if (isSelection) writePosition(encoder, cursor.anchor);
  }
  return encoding.toUint8Array(encoder);
}

/** Reads what `writeCarets` wrote; throws on anything else. */
export function readCarets(payload: Uint8Array): CaretMove[] {
  const decoder = decoding.createDecoder(payload);
  return Array.from({ length: decoding.readVarUint(decoder) }, () => {
    const client = decoding.readVarUint(decoder);
    const flags = decoding.readUint8(decoder);
    if ((flags & HAS_CURSOR) === 0) return { client, cursor: null };
    const head = readPosition(decoder);
    return { client, cursor: { anchor: flags & IS_SELECTION ? readPosition(decoder) : head, head } };
  });
}

function writePosition(encoder: encoding.Encoder, { type, tname, item, assoc = 0 }: CursorPosition): void {
  encoding.writeUint8(
    encoder,
    (type ? HAS_TYPE : 0) |
      (typeof tname === 'string' ? HAS_NAME : 0) |
      (item ? HAS_ITEM : 0) |
      (assoc === 0 ? 0 : HAS_ASSOC),
  );
  if (type) writeId(encoder, type);
  if (typeof tname === 'string') encoding.writeVarString(encoder, tname);
  if (item) writeId(encoder, item);
  if (assoc !== 0) encoding.writeVarInt(encoder, assoc);
}

function readPosition(decoder: decoding.Decoder): CursorPosition {
  const flags = decoding.readUint8(decoder);
  return {
    type: flags & HAS_TYPE ? readId(decoder) : null,
    tname: flags & HAS_NAME ? decoding.readVarString(decoder) : null,
    item: flags & HAS_ITEM ? readId(decoder) : null,
    assoc: flags & HAS_ASSOC ? decoding.readVarInt(decoder) : 0,
  };
}

type YjsId = NonNullable<CursorPosition['item']>;

function writeId(encoder: encoding.Encoder, { client, clock }: YjsId): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

function readId(decoder: decoding.Decoder): YjsId {
  return { client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder) };
}

/** Whether it is the same caret or selection. */
export function isSameCursor(one: Cursor | null, other: Cursor | null): boolean {
  if (one === null || other === null) return one === other;
  return isSame(one.anchor, other.anchor) && isSame(one.head, other.head);
}

function isSame(one: CursorPosition, other: CursorPosition): boolean {
  return (
    isSameId(one.type, other.type) &&
    isSameId(one.item, other.item) &&
    (one.tname ?? null) === (other.tname ?? null) &&
    (one.assoc ?? 0) === (other.assoc ?? 0)
  );
}

const isSameId = (one: CursorPosition['item'], other: CursorPosition['item']) =>
  one?.client === other?.client && one?.clock === other?.clock;
