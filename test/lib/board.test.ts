import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bylineOfCard, isOwn, NOBODY_KNOWN, withAuthors } from '#lib/board/authors.ts';
import { addCard, deleteCard, moveCard, setKind, setText, textOf, toggleTag } from '#lib/board/edit.ts';
import { hold, withHeld } from '#lib/board/hold.ts';
import { byRank, isRank, ranksToPlace } from '#lib/board/rank.ts';
import { type BoardView, boardOf, readBoard } from '#lib/board/read.ts';
import { CARD_TEXT_MAX, CARDS_MAX, cardsOf, columnsOf } from '#lib/board/schema.ts';
import { caretAfter, rebased, typed } from '#lib/board/typing.ts';
import { undoBoard } from '#lib/board/undo.ts';

function table(): Y.Doc {
  const doc = new Y.Doc();
  const title = (text: string) => ({ fr: text, nl: text, en: text, ar: text });
  columnsOf(doc).set('works', { title: title('What works'), rank: 'a0' });
  columnsOf(doc).set('next', { title: title('Next steps'), rank: 'a1' });
  return doc;
}

/** Another person's page with the same document. */
function guestOf(doc: Y.Doc): Y.Doc {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  return other;
}

function exchange(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)));
}

const ids = (view: BoardView, column: string) =>
  view.columns.find((c) => c.id === column)?.cards.map((card) => card.id);
const card = (doc: Y.Doc, id: string) =>
  boardOf(doc)
    .columns.flatMap((column) => column.cards)
    .find((view) => view.id === id);

let anna: Y.Doc;
beforeEach(() => {
  anna = table();
});

describe('cards', () => {
  it('are added at the end, or where one asks', () => {
    addCard(anna, { id: 'one', column: 'works', text: 'Visits' });
    addCard(anna, { id: 'two', column: 'works', text: 'Letters' });
    addCard(anna, { id: 'zero', column: 'works', text: 'First', index: 0 });
    expect(ids(boardOf(anna), 'works')).toEqual(['zero', 'one', 'two']);
  });

  it('are one transaction each, so that nobody ever sees half a card', () => {
    let updates = 0;
    anna.on('update', () => updates++);
    addCard(anna, { id: 'one', column: 'works', text: 'Visits' });
    expect(updates).toBe(1);
    moveCard(anna, 'one', 'next', 0);
    expect(updates).toBe(2);
  });

  it('refuse nothing, too much and too many, each with its reason; the limit itself is accepted', () => {
    expect(addCard(anna, { id: 'a', column: 'works', text: ' \n ' })).toMatchObject({
      problem: { code: 'card-empty' },
    });
    expect(addCard(anna, { id: 'a', column: 'works', text: 'x'.repeat(CARD_TEXT_MAX + 1) })).toMatchObject({
      problem: { code: 'card-too-long' },
    });
    expect(addCard(anna, { id: 'a', column: 'works', text: 'x'.repeat(CARD_TEXT_MAX) }).ok).toBe(true);
    for (let i = 1; i < CARDS_MAX; i++) cardsOf(anna).set(`c${i}`, new Y.Map());
    expect(addCard(anna, { id: 'b', column: 'works', text: 'one more' })).toMatchObject({
      problem: { code: 'board-full' },
    });
  });

  it('keep kind and topics', () => {
    addCard(anna, { id: 'one', column: 'works', text: 'Visits' });
    setKind(anna, 'one', 'question');
    toggleTag(anna, 'one', 'health');
    toggleTag(anna, 'one', 'work');
    toggleTag(anna, 'one', 'health');
    expect(card(anna, 'one')).toMatchObject({ kind: 'question', tags: ['work'] });
  });

  it('moved by two people at once stand in one place, the same for both', () => {
    addCard(anna, { id: 'one', column: 'works', text: 'Visits' });
    addCard(anna, { id: 'two', column: 'next', text: 'Letters' });
    const ben = guestOf(anna);
    moveCard(anna, 'one', 'next', 0);
    moveCard(ben, 'one', 'next', 1);
    exchange(anna, ben);
    expect(boardOf(anna)).toEqual(boardOf(ben));
    expect(boardOf(anna).count).toBe(2);
    expect(ids(boardOf(anna), 'next')).toContain('one');
  });

  it('placed by two people at the same spot have an order, and there is room between them', () => {
    const ben = guestOf(anna);
    addCard(anna, { id: 'a', column: 'works', text: 'from Anna' });
    addCard(ben, { id: 'b', column: 'works', text: 'from Ben' });
    exchange(anna, ben);
    expect(ids(boardOf(anna), 'works')).toEqual(['a', 'b']);
    expect(card(anna, 'a')?.rank).toBe(card(anna, 'b')?.rank);
    addCard(anna, { id: 'c', column: 'works', text: 'between', index: 1 });
    expect(ids(boardOf(anna), 'works')).toEqual(['a', 'c', 'b']);
    exchange(anna, ben);
    expect(boardOf(ben)).toEqual(boardOf(anna));
  });

  it('of a column that does not exist go to the first', () => {
    addCard(anna, { id: 'one', column: 'gone', text: 'Visits' });
    expect(ids(boardOf(anna), 'works')).toEqual(['one']);
  });
});

describe('writing in a card', () => {
  beforeEach(() => addCard(anna, { id: 'one', column: 'works', text: 'aaa' }));

  it('changes only what changed, so that two people writing at once merge', () => {
    setText(anna, 'one', 'The house is far');
    const ben = guestOf(anna);
    setText(anna, 'one', 'The old house is far');
    setText(ben, 'one', 'The house is far away');
    exchange(anna, ben);
    expect(card(anna, 'one')?.text).toBe('The old house is far away');
    expect(card(ben, 'one')?.text).toBe('The old house is far away');
  });

  it('knows by the caret where among equal letters one typed', () => {
    expect(typed('aaa', 'aaaa', 1)).toEqual({ index: 0, remove: 0, insert: 'a' });
    expect(typed('aaa', 'aaaa', 3)).toEqual({ index: 2, remove: 0, insert: 'a' });
    expect(typed('aaa', 'aa', 1)).toEqual({ index: 1, remove: 1, insert: '' });
  });

  it('stops at the limit and loses nothing that stands; shortening goes on', () => {
    expect(setText(anna, 'one', 'x'.repeat(CARD_TEXT_MAX + 50)).length).toBe(CARD_TEXT_MAX);
    expect(setText(anna, 'one', `${'x'.repeat(CARD_TEXT_MAX)}y`).endsWith('y')).toBe(false);
    expect(setText(anna, 'one', 'x'.repeat(CARD_TEXT_MAX - 1)).length).toBe(CARD_TEXT_MAX - 1);
  });

  it('never halves a character', () => {
    setText(anna, 'one', 'x'.repeat(CARD_TEXT_MAX - 1));
    expect(setText(anna, 'one', `${'x'.repeat(CARD_TEXT_MAX - 1)}🌱`)).toBe('x'.repeat(CARD_TEXT_MAX - 1));
    setText(anna, 'one', 'a🌱b');
    setText(anna, 'one', 'a🌲b');
    expect(card(anna, 'one')?.text).toBe('a🌲b');
  });

  it('keeps the caret where it was in what one wrote', () => {
    expect(caretAfter(0, [{ insert: 'xx' }])).toBe(0);
    expect(caretAfter(5, [{ insert: 'xx' }])).toBe(7);
    expect(caretAfter(5, [{ retain: 5 }, { insert: 'xx' }])).toBe(5);
    expect(caretAfter(5, [{ retain: 9 }, { insert: 'xx' }])).toBe(5);
    expect(caretAfter(5, [{ retain: 1 }, { delete: 2 }])).toBe(3);
    expect(caretAfter(5, [{ retain: 3 }, { delete: 10 }])).toBe(3);
    expect(caretAfter(5, [{ retain: 5 }, { delete: 2 }])).toBe(5);
    expect(caretAfter(5, [{ insert: 'ab' }, { retain: 2 }, { delete: 1 }, { insert: 'c' }])).toBe(7);
  });
});

describe('a word that is still being composed while others write', () => {
  it('lands where it was written, and the others’ text stays', () => {
    addCard(anna, { id: 'one', column: 'works', text: 'the house' });
    const change = typed('the house', 'the old house', 7);
    setText(anna, 'one', 'See the house there');
    const { index, remove, insert } = rebased(change, [
      [{ insert: 'See ' }, { retain: 9 }, { insert: ' there' }],
    ]);
    textOf(anna, 'one')?.delete(index, remove);
    textOf(anna, 'one')?.insert(index, insert);
    expect(card(anna, 'one')?.text).toBe('See the old house there');
  });

  it('what others deleted is not deleted twice', () => {
    expect(rebased({ index: 2, remove: 3, insert: 'x' }, [[{ retain: 1 }, { delete: 3 }]])).toEqual({
      index: 1,
      remove: 1,
      insert: 'x',
    });
  });
});

describe('a card that one is writing in', () => {
  beforeEach(() => {
    for (const id of ['one', 'two', 'three']) addCard(anna, { id, column: 'works', text: id });
  });

  it('stays under the caret while others move it away, or other cards around it', () => {
    const held = hold(boardOf(anna), 'two');
    moveCard(anna, 'two', 'next', 0);
    expect(ids(withHeld(boardOf(anna), held), 'works')).toEqual(['one', 'two', 'three']);
    expect(ids(withHeld(boardOf(anna), held), 'next')).toEqual([]);
    expect(withHeld(boardOf(anna), held).count).toBe(3);
    moveCard(anna, 'one', 'works', 9);
    expect(ids(withHeld(boardOf(anna), held), 'works')).toEqual(['three', 'one', 'two']);
  });

  it('stays where it was among its neighbours while others put cards above it', () => {
    const held = hold(boardOf(anna), 'two');
    moveCard(anna, 'three', 'works', 1);
    expect(ids(boardOf(anna), 'works')).toEqual(['one', 'three', 'two']);
    expect(ids(withHeld(boardOf(anna), held), 'works')).toEqual(['one', 'two', 'three']);
  });

  it('stays when somebody deletes it', () => {
    const held = hold(boardOf(anna), 'two');
    deleteCard(anna, 'two');
    expect(ids(boardOf(anna), 'works')).toEqual(['one', 'three']);
    expect(ids(withHeld(boardOf(anna), held), 'works')).toEqual(['one', 'two', 'three']);
  });

  it('changes nothing where nothing moved', () => {
    const view = boardOf(anna);
    expect(withHeld(view, hold(view, 'two'))).toBe(view);
    expect(withHeld(view, null)).toBe(view);
  });
});

describe('the board as one sees it', () => {
  it('keeps the identity of what did not change', () => {
    addCard(anna, { id: 'one', column: 'works', text: 'Visits' });
    addCard(anna, { id: 'two', column: 'works', text: 'Letters' });
    addCard(anna, { id: 'three', column: 'next', text: 'Call' });
    const reader = readBoard(anna);
    const before = reader.view();
    expect(reader.view()).toBe(before);
    setText(anna, 'one', 'Visits!');
    const after = reader.view();
    expect(after).not.toBe(before);
    expect(after.columns[0]?.cards[0]).not.toBe(before.columns[0]?.cards[0]);
    expect(after.columns[0]?.cards[1]).toBe(before.columns[0]?.cards[1]);
    expect(after.columns[1]).toBe(before.columns[1]);
    reader.stop();
  });

  it('tells after a change, whoever made it', () => {
    const ben = guestOf(anna);
    const reader = readBoard(anna);
    let told = 0;
    const stop = reader.subscribe(() => told++);
    addCard(ben, { id: 'one', column: 'works', text: 'from Ben' });
    exchange(anna, ben);
    expect(told).toBe(1);
    expect(ids(reader.view(), 'works')).toEqual(['one']);
    stop();
    setText(anna, 'one', 'more');
    expect(told).toBe(1);
  });

  it('reads whatever a hostile client wrote without falling over', () => {
    const cards = cardsOf(anna) as unknown as Y.Map<unknown>;
    addCard(anna, { id: 'good', column: 'works', text: 'honest' });
    cards.set('text only', 'not a map');
    cards.set('number', 7);
    cards.set('array', new Y.Array());
    cards.set('empty', new Y.Map());
    cards.set(
      'odd',
      new Y.Map<unknown>([
        ['text', { evil: true }],
        ['column', 9],
        ['rank', '☃'],
        ['kind', 'constructor'],
        ['tags', ['x']],
        ['author', 'Somebody else'],
        ['__proto__', 'x'],
      ]),
    );
    (columnsOf(anna) as unknown as Y.Map<unknown>).set('bad', 'not a column');
    (columnsOf(anna) as unknown as Y.Map<unknown>).set('worse', { title: { fr: 7 }, rank: 'a' });
    const board = boardOf(anna);
    expect(board.columns.map((column) => column.id)).toEqual(['works', 'next']);
    expect(ids(board, 'works')).toEqual(expect.arrayContaining(['good', 'empty', 'odd']));
    expect(board.count).toBe(3);
    expect(card(anna, 'odd')).toMatchObject({ text: '', kind: 'note', tags: [] });
    moveCard(anna, 'odd', 'works', 0);
    addCard(anna, { id: 'new', column: 'works', text: 'still works', index: 1 });
    expect(boardOf(anna).count).toBe(4);
  });
});

describe('who wrote it', () => {
  const entry = (client: number, name: string, own = false) => ({
    client,
    name,
    organisation: 'Caritas International',
    country: 'MA',
    own,
  });

  it('is the person of the client id that created the card, whatever its fields claim', () => {
    addCard(anna, { id: 'one', column: 'works', text: 'Visits' });
    const ben = guestOf(anna);
    cardsOf(ben).get('one')?.set('author', 'Ben');
    moveCard(ben, 'one', 'next', 0);
    exchange(anna, ben);
    expect(card(ben, 'one')?.author).toBe(anna.clientID);
  });

  it('names others whose characters stand in the text, each once, and no longer when they are gone', () => {
    addCard(anna, { id: 'one', column: 'works', text: 'Visits' });
    const ben = guestOf(anna);
    setText(ben, 'one', 'Visits and letters');
    const view = card(ben, 'one');
    const authors = withAuthors(NOBODY_KNOWN, [entry(anna.clientID, 'Anna'), entry(ben.clientID, 'Ben')]);
    expect(view && bylineOfCard(view, authors)).toMatchObject({
      by: { name: 'Anna' },
      with: [{ name: 'Ben' }],
    });
    setText(ben, 'one', 'Visits');
    const again = card(ben, 'one');
    expect(again && bylineOfCard(again, authors).with).toEqual([]);
  });

  it('one person with two devices is one author', () => {
    addCard(anna, { id: 'one', column: 'works', text: 'Visits' });
    const phone = guestOf(anna);
    setText(phone, 'one', 'Visits and letters');
    const view = card(phone, 'one');
    const authors = withAuthors(NOBODY_KNOWN, [entry(anna.clientID, 'Anna'), entry(phone.clientID, 'Anna')]);
    expect(view && bylineOfCard(view, authors).with).toEqual([]);
  });

  it('knows one’s own cards, also those of this very moment', () => {
    addCard(anna, { id: 'one', column: 'works', text: 'Visits' });
    const view = card(anna, 'one');
    if (view === undefined) throw new Error('no card');
    expect(isOwn(view, NOBODY_KNOWN, anna.clientID)).toBe(true);
    expect(isOwn(view, NOBODY_KNOWN, 1)).toBe(false);
    expect(isOwn(view, withAuthors(NOBODY_KNOWN, [entry(anna.clientID, 'Anna', true)]), 1)).toBe(true);
  });
});

describe('undoing', () => {
  it('takes back one’s own doing only', () => {
    const undo = undoBoard(anna);
    addCard(anna, { id: 'one', column: 'works', text: 'mine' });
    undo.cut();
    const ben = guestOf(anna);
    addCard(ben, { id: 'two', column: 'works', text: 'Ben’s' });
    exchange(anna, ben);
    moveCard(anna, 'two', 'next', 0);
    expect(undo.undo()).toBe(true);
    expect(ids(boardOf(anna), 'works')).toEqual(['one', 'two']);
    expect(undo.undo()).toBe(true);
    expect(ids(boardOf(anna), 'works')).toEqual(['two']);
    expect(undo.undo()).toBe(false);
    expect(undo.redo()).toBe(true);
    expect(ids(boardOf(anna), 'works')).toEqual(['one', 'two']);
  });

  it('brings a deleted card back with its author and its writers', () => {
    addCard(anna, { id: 'one', column: 'works', text: 'Visits' });
    const facilitator = guestOf(anna);
    const undo = undoBoard(facilitator);
    deleteCard(facilitator, 'one');
    expect(boardOf(facilitator).count).toBe(0);
    undo.undo();
    expect(card(facilitator, 'one')).toMatchObject({
      text: 'Visits',
      author: anna.clientID,
      writers: [anna.clientID],
    });
  });

  it('does not undo a move that somebody else moved on', () => {
    addCard(anna, { id: 'one', column: 'works', text: 'Visits' });
    const undo = undoBoard(anna);
    moveCard(anna, 'one', 'next', 0);
    const ben = guestOf(anna);
    moveCard(ben, 'one', 'works', 0);
    exchange(anna, ben);
    undo.undo();
    expect(ids(boardOf(anna), 'works')).toEqual(['one']);
  });

  it('tells when there is something to undo', () => {
    const undo = undoBoard(anna);
    const seen: boolean[] = [];
    undo.subscribe(() => seen.push(undo.can().undo));
    addCard(anna, { id: 'one', column: 'works', text: 'mine' });
    undo.undo();
    expect(seen).toEqual([true, false]);
    expect(undo.can()).toEqual({ undo: false, redo: true });
  });
});

describe('ranks', () => {
  it('say what is a rank', () => {
    expect(['a0', 'a0V', 'Zz'].every(isRank)).toBe(true);
    expect(['', 'a', '☃', 'a00', 7, null, `a0${'V'.repeat(500)}`].some(isRank)).toBe(false);
  });

  it('always leave room, whatever was placed before, and equal ranks are put apart', () => {
    const stack = [
      { id: 'a', rank: 'a0' },
      { id: 'b', rank: 'a0' },
      { id: 'c', rank: 'a0' },
      { id: 'd', rank: 'a1' },
    ];
    for (let index = 0; index <= stack.length; index++) {
      const places = stack.map((item) => [item]);
      const writes = new Map(ranksToPlace(places, ['x'], index).map((write) => [write.id, write.rank]));
      const now = [...stack, { id: 'x', rank: '' }]
        .map((item) => ({ id: item.id, rank: writes.get(item.id) ?? item.rank }))
        .sort(byRank);
      const expected = stack.map((item) => item.id);
      expected.splice(index, 0, 'x');
      expect(now.map((item) => item.id)).toEqual(expected);
    }
  });
});
