import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { addCard, deleteCard, moveCard, restoreCard, setKind, setText, toggleTag } from '#lib/board/edit.ts';
import { takenOff } from '#lib/board/taken-off.ts';
import { decodeUpdate } from '#lib/room/update.ts';

/** Amal's board with two cards, as Ben has it. */
function boards(): { amal: Y.Doc; ben: Y.Doc } {
  const amal = new Y.Doc();
  const ben = new Y.Doc();
  amal.clientID = 70;
  ben.clientID = 80;
  for (const id of ['a', 'b']) addCard(amal, { id, column: 'c', text: `card ${id}` });
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(amal));
  return { amal, ben };
}

/** Of which clients a change takes cards off the board, as its update tells. */
function seenIn(doc: Y.Doc, change: (doc: Y.Doc) => void): number[] {
  const before = Y.encodeStateVector(doc);
  change(doc);
  return takenOff(decodeUpdate(Y.encodeStateAsUpdate(doc, before)).structs);
}

it('a card that is taken off the board is seen in the update, with whose it is', () => {
  const { amal, ben } = boards();
  expect(seenIn(amal, (doc) => deleteCard(doc, 'a'))).toEqual([70]);
  expect(seenIn(ben, (doc) => deleteCard(doc, 'b'))).toEqual([70]);
});

it('also the second time, after it was put back', () => {
  const { ben } = boards();
  deleteCard(ben, 'a');
  restoreCard(ben, 'a');
  expect(seenIn(ben, (doc) => deleteCard(doc, 'a'))).toEqual([80]);
});

it('nothing else that is done to a card looks the same', () => {
  const { ben } = boards();
  const other = (doc: Y.Doc) => {
    addCard(doc, { id: 'c', column: 'c', text: 'true' });
    setText(doc, 'a', 'deleted');
    setKind(doc, 'a', 'decision');
    toggleTag(doc, 'a', 'housing');
    moveCard(doc, 'a', 'd', 0);
  };
  expect(seenIn(ben, other)).toEqual([]);
});
