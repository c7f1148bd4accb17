import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { addCard, moveCard, setKind, writeText } from '#lib/board/edit.ts';
import { notesOf } from '#lib/board/schema.ts';
import { undoBoard } from '#lib/board/undo.ts';
import { mendUndo } from '#lib/room/mend-undo.ts';
import { cardIn, exchange, guestOf, table } from '#test/support/board.ts';
import { chanceOf } from '#test/support/chance.ts';
import { EDITS } from '#test/support/operations.ts';
import { contentsOf, Letters, Page } from '#test/support/page.ts';

it('who undoes their card takes their words back; what somebody else has written on it stays on the board', () => {
  const mine = table();
  const undo = undoBoard(mine);
  addCard(mine, { id: 'card', column: 'works', text: 'mine' });
  moveCard(mine, 'card', 'next', 0);
  setKind(mine, 'card', 'question');
  const theirs = guestOf(mine);
  writeText(theirs, 'card', { index: 4, remove: 0, insert: ' theirs' });
  exchange(mine, theirs);
  undo.undo();
  exchange(mine, theirs);
  for (const doc of [mine, theirs]) {
    expect(cardIn(doc, 'card')).toMatchObject({ text: ' theirs', column: 'next', kind: 'question' });
  }
  undo.redo();
  expect(cardIn(mine, 'card')?.text).toContain('mine');
});

it('their words are theirs also after they were deleted and put back', () => {
  const mine = table();
  const undo = undoBoard(mine);
  addCard(mine, { id: 'card', column: 'works', text: 'mine' });
  const theirs = guestOf(mine);
  writeText(theirs, 'card', { index: 4, remove: 0, insert: ' theirs' });
  exchange(mine, theirs);
  undo.cut();
  writeText(mine, 'card', { index: 0, remove: 11, insert: '' });
  undo.undo();
  expect(cardIn(mine, 'card')?.text).toBe('mine theirs');
  undo.undo();
  expect(cardIn(mine, 'card')?.text).toBe(' theirs');
});

it('a card on which nobody else has written goes when its making is undone, also one that others have moved', () => {
  const mine = table();
  const undo = undoBoard(mine);
  addCard(mine, { id: 'card', column: 'works', text: 'mine' });
  const theirs = guestOf(mine);
  moveCard(theirs, 'card', 'next', 0);
  exchange(mine, theirs);
  undo.undo();
  expect(cardIn(mine, 'card')).toBeUndefined();
});

/** A list of one line. */
function listOf(text: string): Y.XmlElement {
  const [list, line, paragraph] = ['bulletList', 'listItem', 'paragraph'].map(
    (name) => new Y.XmlElement(name),
  );
  paragraph?.insert(0, [new Y.XmlText(text)]);
  if (paragraph !== undefined) line?.insert(0, [paragraph]);
  if (line !== undefined) list?.insert(0, [line]);
  return list ?? new Y.XmlElement('bulletList');
}

it('who undoes a list takes its lines back; what somebody else has written in them stays', () => {
  const page = new Page(new Y.Doc(), new Letters());
  page.edits(() => notesOf(page.doc).insert(0, [listOf('mine')]));
  const theirs = guestOf(page.doc);
  const [text] = [...notesOf(theirs).createTreeWalker(() => true)].filter(
    (each) => each instanceof Y.XmlText,
  );
  text?.insert(4, ' theirs');
  exchange(page.doc, theirs);
  page.notes.undo();
  expect(notesOf(page.doc).toString()).toBe(
    '<bulletlist><listitem><paragraph> theirs</paragraph></listitem></bulletlist>',
  );
  // The twin: nobody else has written in it.
  page.notes.clear();
  page.edits(() => notesOf(page.doc).insert(0, [listOf('mine again')]));
  page.notes.undo();
  expect(notesOf(page.doc).toString()).not.toContain('mine');
  expect(notesOf(page.doc).length).toBe(1);
});

it.each([1, 3])(
  'letters that were put back together are undone each for itself: client %i and 2',
  (client) => {
    mendUndo();
    const mine = new Y.Doc();
    mine.clientID = client;
    const texts = mine.getArray<Y.Text>('texts');
    texts.insert(0, [new Y.Text()]);
    const undo = new Y.UndoManager(texts, { captureTimeout: 0, trackedOrigins: new Set(['mine']) });
    mine.transact(() => texts.get(0).insert(0, 'mine '), 'mine');
    const theirs = guestOf(mine);
    theirs.clientID = 2;
    theirs.getArray<Y.Text>('texts').get(0).insert(5, 'theirs');
    exchange(mine, theirs);
    mine.transact(() => texts.delete(0), 'mine');
    undo.undo();
    expect(texts.toJSON()).toEqual(['mine theirs']);
    undo.undo();
    expect(texts.toJSON()).toEqual(['theirs']);
  },
);

it('what is put back stands at the same place for everybody', () => {
  mendUndo();
  const mine = new Y.Doc();
  const lists = mine.getArray<Y.Array<string>>('lists');
  const undo = new Y.UndoManager(lists, { captureTimeout: 0 });
  const words = Y.Array.from<string>(['1', '2']);
  lists.insert(0, [words]);
  words.delete(1, 1);
  undo.undo();
  words.insert(0, ['a']);
  words.insert(3, ['b']);
  lists.delete(0, 1);
  undo.undo();
  expect(lists.toJSON()).toEqual([['a', '1', '2', 'b']]);
  expect(guestOf(mine).getArray('lists').toJSON()).toEqual(lists.toJSON());
});

/** Seeds with which something was taken from others, or two ended with other texts, before undoing was mended. */
const SEEDS = [73, 122, 142, 155, 532, 535, 757];

it.each(SEEDS)(
  '[10] pages that exchange now and then, and undo, have the same in the end: seed %i',
  (seed) => {
    const chance = chanceOf(seed);
    const letters = new Letters();
    const start = table();
    const pages = Array.from({ length: 2 + chance.upTo(2) }, (_, place) => {
      const doc = guestOf(start);
      doc.clientID = 1 + place;
      return new Page(doc, letters);
    });
    const edits = Object.values(EDITS).flatMap(({ often, does }) => Array<typeof does>(often).fill(does));
    const taken: string[] = [];
    let undone = 0;
    for (let n = 0; n < 300; n++) {
      const page = chance.of(pages);
      if (page === undefined) throw new Error('nobody is here');
      switch (chance.upTo(4)) {
        case 0:
          exchange(page.doc, chance.of(pages)?.doc ?? page.doc);
          break;
        case 1: {
          const undoes = chance.oneIn(2) ? () => page.board.undo() : () => page.notes.undo() !== null;
          taken.push(...page.takesFromOthers(() => (undone += undoes() ? 1 : 0)));
          break;
        }
        case 2:
          page.board.cut();
          page.notes.stopCapturing();
          break;
        default:
          chance.of(edits)?.(page, chance);
      }
    }
    exchange(...pages.map(({ doc }) => doc));
    expect(taken).toEqual([]);
    expect(undone).toBeGreaterThan(0);
    const [first, ...others] = pages.map(({ doc }) => contentsOf(doc));
    expect(first).toContain('board');
    for (const other of others) expect(other).toBe(first);
  },
);
