import { beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { addCard, deleteCard, moveCard, restoreCard, slotsIn } from '#lib/board/edit.ts';
import { hold, withHeld } from '#lib/board/hold.ts';
import { boardOf, readBoard } from '#lib/board/read.ts';
import { STACK_TITLE_MAX, stacksOf } from '#lib/board/schema.ts';
import { moveInStack, moveStack, stackCards, titleStack, unstack } from '#lib/board/stack.ts';
import { undoBoard } from '#lib/board/undo.ts';
import { exchange, guestOf, slotsAt, table } from '#test/support/board.ts';

let anna: Y.Doc;
beforeEach(() => {
  anna = table();
  for (const id of ['a', 'b', 'c', 'd']) addCard(anna, { id, column: 'works', text: id });
});

describe('a stack', () => {
  it('begins by laying a card on another, and takes more in, below what lies there', () => {
    stackCards(anna, ['c'], 'a', 'fresh');
    expect(slotsAt(anna, 'works')).toEqual([['a', 'c'], 'b', 'd']);
    stackCards(anna, ['b'], 'c', 'fresh');
    expect(slotsAt(anna, 'works')).toEqual([['a', 'c', 'b'], 'd']);
    expect(stackCards(anna, ['a'], 'a', 'fresh')).toBeNull();
    expect(stackCards(anna, ['a'], 'nobody', 'fresh')).toBeNull();
  });

  it('takes in a whole stack', () => {
    stackCards(anna, ['b'], 'a', 'x');
    stackCards(anna, ['d'], 'c', 'y');
    stackCards(anna, ['a', 'b'], 'c', 'z');
    expect(slotsAt(anna, 'works')).toEqual([['c', 'd', 'a', 'b']]);
  });

  it('moves with all its cards, to wherever one asks', () => {
    addCard(anna, { id: 'e', column: 'next', text: 'e' });
    addCard(anna, { id: 'f', column: 'next', text: 'f' });
    const stack = stackCards(anna, ['c'], 'a', 'fresh') ?? '';
    moveStack(anna, stack, 'next', 1);
    expect(slotsAt(anna, 'next')).toEqual(['e', ['a', 'c'], 'f']);
    moveStack(anna, stack, 'next', 0);
    expect(slotsAt(anna, 'next')).toEqual([['a', 'c'], 'e', 'f']);
    moveCard(anna, 'b', 'next', 1);
    expect(slotsAt(anna, 'next')).toEqual([['a', 'c'], 'b', 'e', 'f']);
  });

  it('is left by a card that moves away; a stack of one is the card it is', () => {
    stackCards(anna, ['c'], 'a', 'fresh');
    moveCard(anna, 'c', 'works', 2);
    expect(slotsAt(anna, 'works')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('comes apart where it lay', () => {
    const stack = stackCards(anna, ['d'], 'b', 'fresh') ?? '';
    titleStack(anna, stack, 'Housing');
    unstack(anna, stack);
    expect(slotsAt(anna, 'works')).toEqual(['a', 'b', 'd', 'c']);
    stackCards(anna, ['d'], 'b', 'fresh');
    expect(slotsIn(anna, 'works')[1]?.title).toBe('');
  });

  it('has a title as long as it fits, and loses it when it is emptied', () => {
    const stack = stackCards(anna, ['d'], 'b', 'fresh') ?? '';
    titleStack(anna, stack, ` ${'x'.repeat(STACK_TITLE_MAX + 5)}`);
    expect(slotsIn(anna, 'works')[1]?.title).toBe('x'.repeat(STACK_TITLE_MAX));
    titleStack(anna, stack, '  ');
    expect(stacksOf(anna).size).toBe(0);
  });

  it('has an order of its own', () => {
    stackCards(anna, ['b', 'c'], 'a', 'fresh');
    moveInStack(anna, 'c', 0);
    expect(slotsAt(anna, 'works')).toEqual([['c', 'a', 'b'], 'd']);
    moveInStack(anna, 'c', 9);
    expect(slotsAt(anna, 'works')).toEqual([['a', 'b', 'c'], 'd']);
  });

  it('gets a deleted card back where it was', () => {
    stackCards(anna, ['b', 'c'], 'a', 'fresh');
    deleteCard(anna, 'b');
    expect(slotsAt(anna, 'works')).toEqual([['a', 'c'], 'd']);
    restoreCard(anna, 'b');
    expect(slotsAt(anna, 'works')).toEqual([['a', 'b', 'c'], 'd']);
  });

  it('keeps its identity on the screen while nothing in it changes', () => {
    const reader = readBoard(anna);
    stackCards(anna, ['b'], 'a', 'fresh');
    const before = reader.view().columns[0]?.slots[0];
    moveCard(anna, 'd', 'next', 0);
    expect(reader.view().columns[0]?.slots[0]).toBe(before);
    titleStack(anna, 'a', 'Housing');
    expect(reader.view().columns[0]?.slots[0]?.title).toBe('Housing');
    reader.stop();
  });

  it('keeps a card that one is writing in in its place while others take it out', () => {
    stackCards(anna, ['b', 'c'], 'a', 'fresh');
    const held = hold(boardOf(anna), 'b');
    moveCard(anna, 'b', 'next', 0);
    const view = withHeld(boardOf(anna), held);
    expect(view.columns[0]?.slots[0]?.cards.map((card) => card.id)).toEqual(['a', 'b', 'c']);
    moveCard(anna, 'c', 'next', 0);
    const alone = withHeld(boardOf(anna), held).columns[0]?.slots[0];
    expect(alone).toMatchObject({ stack: 'a', cards: [{ id: 'a' }, { id: 'b' }] });
  });
});

describe('two people at once', () => {
  it('laying different cards on the same one make one stack of three', () => {
    const ben = guestOf(anna);
    stackCards(anna, ['b'], 'a', 'from Anna');
    stackCards(ben, ['c'], 'a', 'from Ben');
    exchange(anna, ben);
    expect(slotsAt(anna, 'works')[0]).toHaveLength(3);
    expect(boardOf(anna)).toEqual(boardOf(ben));
  });

  it('laying a card on the other’s, each the other way round, make one stack of two', () => {
    const ben = guestOf(anna);
    stackCards(anna, ['b'], 'a', 'from Anna');
    stackCards(ben, ['a'], 'b', 'from Ben');
    exchange(anna, ben);
    expect([...(slotsAt(anna, 'works')[0] ?? [])].sort()).toEqual(['a', 'b']);
    expect(boardOf(anna)).toEqual(boardOf(ben));
  });

  it('one moving a stack, the other adding to it: it lies in the new place with the added card', () => {
    const stack = stackCards(anna, ['b'], 'a', 'fresh') ?? '';
    const ben = guestOf(anna);
    moveStack(anna, stack, 'next', 0);
    stackCards(ben, ['c'], 'b', 'fresh');
    exchange(anna, ben);
    expect([...(slotsAt(ben, 'next')[0] ?? [])].sort()).toEqual(['a', 'b', 'c']);
    expect(slotsAt(ben, 'works')).toEqual(['d']);
  });

  it('each undoes by one step what they did, and nothing of the other’s', () => {
    const undo = undoBoard(anna);
    stackCards(anna, ['b'], 'a', 'fresh');
    const ben = guestOf(anna);
    stackCards(ben, ['c'], 'a', 'fresh');
    exchange(anna, ben);
    expect(undo.undo()).toBe(true);
    expect(slotsAt(anna, 'works')).toEqual(['a', 'b', 'c', 'd']);
    expect(undo.undo()).toBe(false);
    expect(undo.redo()).toBe(true);
    expect(slotsAt(anna, 'works')).toEqual([['a', 'b', 'c'], 'd']);
  });

  // Whatever three people do apart, each on what they see, ends in one board without knots.
  for (let seed = 1; seed <= 40; seed++) {
    it(`never make a knot (seed ${seed})`, () => {
      const roll = dice(seed);
      const docs = [anna, guestOf(anna), guestOf(anna)];
      const undos = docs.map(undoBoard);
      let cards = 4;
      for (let round = 0; round < 12; round++) {
        docs.forEach((doc, who) => {
          for (let step = roll(4); step > 0; step--) {
            act(doc, undos[who] as ReturnType<typeof undoBoard>, roll, `${who}-${cards++}`);
          }
        });
        if (roll(2) === 0) exchange(...docs);
        for (const doc of docs) expectNoKnot(doc);
      }
      exchange(...docs);
      for (const doc of docs) {
        expectNoKnot(doc);
        expect(boardOf(doc)).toEqual(boardOf(anna));
      }
    });
  }
});

/** Numbers from 0 below `sides`, the same ones for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed * 2_654_435_761;
  return (sides) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_507) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % sides;
  };
}

function act(
  doc: Y.Doc,
  undo: ReturnType<typeof undoBoard>,
  roll: (sides: number) => number,
  id: string,
): void {
  const view = boardOf(doc);
  const all = view.columns.flatMap((column) => column.cards.map((card) => card.id));
  const stacks = view.columns.flatMap((column) => column.slots.flatMap((slot) => slot.stack ?? []));
  const one = <T>(list: readonly T[]) => list[roll(list.length)];
  const column = one(['works', 'next']) ?? 'works';
  const [card, other, stack] = [one(all) ?? '', one(all) ?? '', one(stacks) ?? ''];
  undo.cut();
  const acts = [
    () => void addCard(doc, { id, column, text: id, index: roll(3) }),
    () => moveCard(doc, card, column, roll(5)),
    () => void stackCards(doc, [card], other, id),
    () => void stackCards(doc, [card, one(all) ?? ''].slice(0, card === other ? 1 : 2), other, id),
    () => moveStack(doc, stack, column, roll(5)),
    () => unstack(doc, stack),
    () => titleStack(doc, stack, id),
    () => moveInStack(doc, card, roll(3)),
    () => deleteCard(doc, card, 1),
    () => void undo.undo(),
    () => void undo.redo(),
  ];
  one(acts)?.();
}

/** Every card is shown exactly once, every stack lies in one column and holds at least two. */
function expectNoKnot(doc: Y.Doc): void {
  const view = boardOf(doc);
  const shown = view.columns.flatMap((column) => column.cards.map((card) => card.id));
  const inSlots = view.columns.flatMap((column) =>
    column.slots.flatMap((slot) => slot.cards.map((card) => card.id)),
  );
  expect(inSlots).toEqual(shown);
  expect(new Set(shown).size).toBe(shown.length);
  const onBoard = [...doc.getMap<Y.Map<unknown>>('cards').entries()]
    .filter(([, map]) => map.get('deleted') !== true)
    .map(([id]) => id);
  expect([...shown].sort()).toEqual(onBoard.sort());
  const stacks = view.columns.flatMap((column) => column.slots.filter((slot) => slot.stack !== null));
  expect(new Set(stacks.map((slot) => slot.stack)).size).toBe(stacks.length);
  for (const slot of stacks) expect(slot.cards.length).toBeGreaterThan(1);
}
