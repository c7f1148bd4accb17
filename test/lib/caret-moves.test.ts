import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { expect, it, onTestFinished } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { caretMover } from '#components/room/caret-moves.ts';
import { type CaretMove, readCarets, writeCarets } from '#lib/wire/carets.ts';
import { MESSAGE_QUERY_AWARENESS } from '#lib/wire/collab.ts';

const at = (clock: number) => ({
  type: { client: 4_000_000_000, clock: 3 },
  tname: null,
  item: { client: 5, clock },
  assoc: 0,
});
const end = { type: { client: 5, clock: 3 }, tname: null, item: null, assoc: -1 };
const named = { type: null, tname: 'notes', item: null, assoc: 0 };

it('where carets moved is read as it was written', () => {
  const moves: CaretMove[] = [
    { client: 1, cursor: { anchor: at(7), head: at(7) } },
    { client: 4_294_967_295, cursor: { anchor: at(7), head: end } },
    { client: 3, cursor: { anchor: named, head: named } },
    { client: 4, cursor: null },
  ];
  expect(readCarets(writeCarets(moves))).toEqual(moves);
  expect(() => readCarets(writeCarets(moves).subarray(0, 20))).toThrow();
});

/** The awareness of a page, to which a server told of one other person. */
function page() {
  const awareness = awarenessOf();
  const other = awarenessOf();
  other.setLocalState({ user: { name: 'Amal' }, cursor: null });
  applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [other.clientID]), 'server');
  const move = caretMover(awareness);
  const hears = (moves: CaretMove[]) => {
    const reply = encoding.createEncoder();
    move(reply, decoding.createDecoder(writeCarets(moves)));
    return [...encoding.toUint8Array(reply)];
  };
  return { awareness, other, hears };
}
function awarenessOf(): Awareness {
  const awareness = new Awareness(new Y.Doc());
  onTestFinished(() => awareness.destroy());
  return awareness;
}

it('a page moves the carets it knows, keeps whose they are, and says nothing of it to the server', () => {
  const { awareness, other, hears } = page();
  const heard: string[] = [];
  awareness.on('change', () => heard.push('change'));
  awareness.on('update', () => heard.push('update'));
  const cursor = { anchor: at(1), head: at(2) };
  expect(hears([{ client: other.clientID, cursor }])).toEqual([]);
  expect(awareness.getStates().get(other.clientID)).toEqual({ user: { name: 'Amal' }, cursor });
  expect(heard).toEqual(['change']);
});

it('a page asks who somebody is whom it does not know, once in a while, and leaves its own caret alone', () => {
  const { awareness, other, hears } = page();
  const cursor = { anchor: at(1), head: at(1) };
  awareness.setLocalState({ cursor: null });
  expect(hears([{ client: awareness.clientID, cursor }])).toEqual([]);
  expect(awareness.getLocalState()).toEqual({ cursor: null });
  const stranger = other.clientID + 1;
  // More than one byte, or the provider would not send it.
  expect(hears([{ client: stranger, cursor }])).toEqual([MESSAGE_QUERY_AWARENESS, 0]);
  expect(hears([{ client: stranger, cursor }])).toEqual([]);
});
