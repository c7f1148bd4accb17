import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addCard, BOARD_EDIT, deleteCard, moveCard, restoreCard } from '#lib/board/edit.ts';
import { cardsOf, notesOf } from '#lib/board/schema.ts';
import { undoBoard } from '#lib/board/undo.ts';
import {
  CARD_MARK,
  cardsMarkedIn,
  markedCard,
  noteOrigin,
  putIntoNotes,
  readMarks,
} from '#lib/notes/card-mark.ts';
import { blocksOf } from '#lib/notes/markdown.ts';
import { cardIn, exchange, guestOf, table } from '#test/support/board.ts';

function line(text: string, ...cards: string[]): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph');
  const marks = cards.map((card) => {
    const mark = new Y.XmlElement(CARD_MARK);
    mark.setAttribute('card', card);
    return mark;
  });
  paragraph.insert(0, [new Y.XmlText(text), ...marks]);
  return paragraph;
}

test('a card put into the notes stands there as a line that leads back to it, before an empty last line', () => {
  const doc = table();
  addCard(doc, { id: 'c', column: 'works', text: 'Housing first\nthen school' });
  notesOf(doc).push([line('Before'), new Y.XmlElement('paragraph')]);
  putIntoNotes(doc, 'c');
  expect(blocksOf(notesOf(doc)).map(({ text }) => text)).toEqual(['Before', 'Housing first\nthen school']);
  expect(notesOf(doc).length).toBe(3);
  expect([...cardsMarkedIn(notesOf(doc))]).toEqual(['c']);
  // Undone as one step of the board, by who did it.
  const undo = undoBoard(doc);
  addCard(doc, { id: 'd', column: 'works', text: 'Papers' });
  undo.cut();
  putIntoNotes(doc, 'd');
  undo.undo();
  expect([...cardsMarkedIn(notesOf(doc))]).toEqual(['c']);
  expect(cardIn(doc, 'd')).toBeDefined();
});

test('a mark tells whether its card is there, in the bin or gone, wherever it was moved', () => {
  const doc = table();
  addCard(doc, { id: 'c', column: 'works', text: 'Housing' });
  moveCard(doc, 'c', 'next', 0);
  expect(markedCard(doc, 'c')).toBe('there');
  deleteCard(doc, 'c');
  expect(markedCard(doc, 'c')).toBe('binned');
  restoreCard(doc, 'c');
  expect(markedCard(doc, 'c')).toBe('there');
  cardsOf(doc).delete('c');
  expect(markedCard(doc, 'c')).toBe('gone');
});

test('who follows the marks is told when one comes or goes, and not of letters', () => {
  const doc = table();
  const marks = readMarks(doc);
  let told = 0;
  marks.subscribe(() => {
    told++;
  });
  notesOf(doc).push([line('One', 'c'), line('Two')]);
  expect([marks.has('c'), told]).toEqual([true, 1]);
  const text = (notesOf(doc).get(1) as Y.XmlElement).get(0) as Y.XmlText;
  text.insert(0, 'typed ');
  notesOf(doc).push([line('Three')]);
  expect(told).toBe(1);
  notesOf(doc).delete(0, 1);
  expect([marks.has('c'), told]).toEqual([false, 2]);
  marks.stop();
  notesOf(doc).push([line('Four', 'd')]);
  expect(told).toBe(2);
});

test('a card made of a passage says so, and its author stays who made it', () => {
  const doc = table();
  doc.transact(() => {
    addCard(doc, { id: 'c', column: 'works', text: 'Housing' });
    noteOrigin(doc, 'c');
  }, BOARD_EDIT);
  const other = guestOf(doc);
  expect(cardIn(other, 'c')).toMatchObject({ noted: true, author: doc.clientID });
  addCard(other, { id: 'd', column: 'works', text: 'Papers' });
  exchange(doc, other);
  expect(cardIn(doc, 'd')).toMatchObject({ noted: false });
});

test('what a hostile client writes for a mark is passed over', () => {
  const doc = table();
  const deep = new Y.XmlElement('bulletList');
  let inner = deep;
  for (let i = 0; i < 40; i++) {
    const next = new Y.XmlElement('listItem');
    inner.insert(0, [next]);
    inner = next;
  }
  inner.insert(0, [line('deep', 'too-deep')]);
  const odd = new Y.XmlElement(CARD_MARK);
  odd.setAttribute('card', { a: 1 } as unknown as string);
  notesOf(doc).push([deep, odd, new Y.XmlElement(CARD_MARK), line('fine', 'c')]);
  expect([...cardsMarkedIn(notesOf(doc))]).toEqual(['c']);
});
