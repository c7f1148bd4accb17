import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { addCard, deleteCard, restoreCard } from '#lib/board/edit.ts';
import { cardsOf, notesOf } from '#lib/board/schema.ts';
import { lostPart } from '#lib/room/lost-words.ts';

function docOf(update?: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  if (update !== undefined) Y.applyUpdate(doc, update);
  return doc;
}

/** The part that is lost by a change of a document that begins as `begin` leaves it. */
function lostBy(begin: (doc: Y.Doc) => void, change: (doc: Y.Doc) => void): number {
  const doc = docOf();
  begin(doc);
  const before = Y.encodeStateAsUpdate(doc);
  change(doc);
  return lostPart(before, Y.encodeStateAsUpdate(doc));
}

/** Writes blocks of text into the notes. */
function write(doc: Y.Doc, name: string, texts: string[]): void {
  for (const text of texts) {
    const element = new Y.XmlElement(name);
    notesOf(doc).push([element]);
    element.push([new Y.XmlText(text)]);
  }
}
const fourParagraphs = (doc: Y.Doc) => write(doc, 'paragraph', ['one1', 'two2', 'السكن', 'four']);

it('deleted words are lost, each by its letters', () => {
  expect(lostBy(fourParagraphs, (doc) => notesOf(doc).delete(0, 2))).toBeCloseTo(8 / 17);
});

it('a text that becomes a list, deleted and written anew, is not lost', () => {
  const listed = lostBy(fourParagraphs, (doc) => {
    notesOf(doc).delete(0, 4);
    write(doc, 'listItem', ['four', 'one1', 'السكن', 'two2']);
  });
  expect(listed).toBe(0);
  const replaced = lostBy(fourParagraphs, (doc) => {
    notesOf(doc).delete(0, 4);
    write(doc, 'listItem', ['this', 'that', 'and', 'more']);
  });
  expect(replaced).toBe(1);
});

it('a word that stood there twice is half lost when one remains', () => {
  const twice = (doc: Y.Doc) => doc.getText('line').insert(0, 'same same');
  expect(lostBy(twice, (doc) => doc.getText('line').delete(4, 5))).toBe(0.5);
});

it('the words of a card that was taken off the board are lost, until it is put back', () => {
  const board = (doc: Y.Doc) => {
    for (const id of ['a', 'b']) addCard(doc, { id, column: 'c', text: `card ${id}` });
  };
  expect(lostBy(board, (doc) => deleteCard(doc, 'a'))).toBe(0.5);
  const back = (doc: Y.Doc) => {
    deleteCard(doc, 'a');
    restoreCard(doc, 'a');
  };
  expect(lostBy(board, back)).toBe(0);
  const sweptLater = (doc: Y.Doc) => {
    board(doc);
    deleteCard(doc, 'a');
  };
  expect(lostBy(sweptLater, (doc) => cardsOf(doc).delete('a'))).toBe(0);
});

it('cards and lists of words count like any text', () => {
  const board = (doc: Y.Doc) => {
    doc.getMap('columns').set('c', { title: { en: 'C' }, rank: 'a0' });
    for (const id of ['a', 'b']) addCard(doc, { id, column: 'c', text: `card ${id}` });
    doc.getArray('words').push(['word', 'another']);
  };
  expect(lostBy(board, (doc) => cardsOf(doc).delete('a'))).toBeCloseTo(5 / 21);
  expect(lostBy(board, (doc) => doc.getArray('words').delete(1, 1))).toBeCloseTo(7 / 21);
});

it('a document without a word counts as lost', () => {
  const shapes = (doc: Y.Doc) => doc.getMap('shapes').set('a', { x: 1 });
  expect(lostBy(shapes, (doc) => doc.getMap('shapes').delete('a'))).toBe(1);
});
