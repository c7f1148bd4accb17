import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addCard, deleteCard } from '#lib/board/edit.ts';
import { boardOf } from '#lib/board/read.ts';
import { CARDS_MAX, cardsOf } from '#lib/board/schema.ts';
import type { AddedCard } from '#lib/board/server-cards.ts';
import type { RoomTemplate } from '#lib/event/event.ts';
import type { WrittenAs } from '#lib/room/pen.ts';
import { outcomeOf, type ServerEdit, writersOf } from '#lib/room/server-edit.ts';
import { templateUpdate } from '#lib/room/template.ts';

const text = (word: string) => ({ fr: word, nl: word, en: word, ar: word });
const TEMPLATE: RoomTemplate = {
  headings: [],
  columns: ['works', 'obstacles'].map((id) => ({ id, title: text(id) })),
};
const AMAL = 'amal';
const JORIS = 'joris';

function room(): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, templateUpdate(TEMPLATE, 7));
  return doc;
}

const card = (id: string, author: WrittenAs, more: Partial<AddedCard> = {}): AddedCard => ({
  id,
  author,
  column: 'works',
  text: `text of ${id}`,
  kind: 'note',
  ...more,
});

const adding = (...cards: AddedCard[]): ServerEdit => ({ is: 'add-cards', cards });

let lastClient = 1000;
/** Makes the edit on what the document holds, and gives back the update alone. */
function made(doc: Y.Doc, edit: ServerEdit) {
  const clients = new Map(
    writersOf(edit).map((author) => {
      lastClient += 1;
      return [author, lastClient];
    }),
  );
  return { outcome: outcomeOf(Y.encodeStateAsUpdate(doc), edit, clients), clients };
}

function take(doc: Y.Doc, outcome: ReturnType<typeof made>['outcome']): void {
  if (!outcome.ok || outcome.update === null) throw new Error('nothing was made');
  Y.applyUpdate(doc, outcome.update);
}

test('cards get on the board in order, each under the client id of its author', () => {
  const doc = room();
  addCard(doc, { id: 'first', column: 'works', text: 'there before' });
  const { outcome, clients } = made(
    doc,
    adding(card('a', AMAL), card('b', JORIS, { kind: 'question' }), card('c', AMAL, { column: 'obstacles' })),
  );
  take(doc, outcome);
  const [works, obstacles] = boardOf(doc).columns;
  expect(works?.cards.map(({ text, author, kind }) => ({ text, author, kind }))).toEqual([
    { text: 'there before', author: doc.clientID, kind: 'note' },
    { text: 'text of a', author: clients.get(AMAL), kind: 'note' },
    { text: 'text of b', author: clients.get(JORIS), kind: 'question' },
  ]);
  expect(obstacles?.cards.map(({ author }) => author)).toEqual([clients.get(AMAL)]);
});

test('what others write meanwhile merges with it', () => {
  const doc = room();
  const { outcome } = made(doc, adding(card('a', AMAL)));
  addCard(doc, { id: 'meanwhile', column: 'works', text: 'meanwhile' });
  take(doc, outcome);
  expect(
    boardOf(doc)
      .columns[0]?.cards.map(({ id }) => id)
      .sort(),
  ).toEqual(['a', 'meanwhile']);
  expect(doc.store.pendingStructs).toBeNull();
});

test('the update holds nothing of what was there before', () => {
  const doc = room();
  addCard(doc, { id: 'long', column: 'works', text: 'x'.repeat(900) });
  const { outcome } = made(doc, adding(card('a', AMAL)));
  expect(outcome.ok && outcome.update?.byteLength).toBeLessThan(300);
});

test('a card that is there already is left as it is, also when somebody deleted it; others are added', () => {
  const doc = room();
  take(doc, made(doc, adding(card('a', AMAL), card('b', AMAL))).outcome);
  deleteCard(doc, 'b');
  expect(made(doc, adding(card('a', AMAL), card('b', AMAL))).outcome).toEqual({ ok: true, update: null });
  take(doc, made(doc, adding(card('a', AMAL), card('c', AMAL))).outcome);
  expect(boardOf(doc).columns[0]?.cards.map(({ id }) => id)).toEqual(['a', 'c']);
});

test('a board that cannot take all of them gets none; one that can gets all', () => {
  const doc = room();
  doc.transact(() => {
    for (let n = 0; n < CARDS_MAX - 1; n++) cardsOf(doc).set(`card-${n}`, new Y.Map());
  });
  const two = adding(card('a', AMAL), card('b', AMAL));
  expect(made(doc, two).outcome).toEqual({ ok: false, reason: 'board-full' });
  take(doc, made(doc, adding(card('a', AMAL))).outcome);
  expect(cardsOf(doc).size).toBe(CARDS_MAX);
});
