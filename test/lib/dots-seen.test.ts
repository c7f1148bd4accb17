import { describe, expect, test } from 'vitest';
import type { BoardView, CardView } from '#lib/board/view.ts';
import { areDotsForgotten, dotsKey, dotsOfKey, readKeptDots } from '#lib/dots/device.ts';
import { byDots, dotsElsewhere, sideBySide, thingsOf, thingsOfCards } from '#lib/dots/order.ts';
import type { DotRound } from '#lib/dots/round.ts';
import { goingOn, stageOf, withDotCount, withDotRound, withTotals } from '#lib/dots/seen.ts';
import { TAKE_BACK_MS } from '#lib/poll/poll.ts';
import { NO_BALLOT } from '#lib/poll/unsent.ts';

const round = (id: string, more: Partial<DotRound> = {}): DotRound => ({
  id,
  eventId: 'event',
  plan: { about: '', dots: 3, several: true, columns: [], signing: 'named' },
  roomIds: ['iraq', 'morocco'],
  openedAt: 1000,
  closesAt: null,
  settled: false,
  version: 1,
  ...more,
});
const count = (people: number, totals: Record<string, number> | null = null) => ({
  roomId: 'iraq',
  people,
  totals,
});

describe('what a page knows of dot voting', () => {
  test('grows by news of its rooms, whatever the order in which they come', () => {
    let seen = withDotRound([], round('one'), ['iraq']);
    expect(withDotRound(seen, round('far', { roomIds: ['morocco'] }), ['iraq'])).toBe(seen);
    seen = withDotCount(seen, { roundId: 'one', count: count(4) });
    seen = withDotCount(seen, { roundId: 'one', count: count(3) });
    expect(seen[0]?.counts).toEqual([count(4)]);
    seen = withDotRound(seen, round('one', { version: 3, closesAt: 5000 }), ['iraq']);
    seen = withDotRound(seen, round('one', { version: 2 }), ['iraq']);
    expect(goingOn(seen)?.round.closesAt).toBe(5000);
    seen = withDotCount(seen, { roundId: 'one', count: count(4, { x: 6 }) });
    seen = withDotCount(seen, { roundId: 'one', count: count(4) });
    expect(goingOn(seen)).toBeNull();
    expect(withTotals(seen)[0]?.counts).toEqual([count(4, { x: 6 })]);
    seen = withDotRound(seen, round('two', { openedAt: 9000 }), ['iraq']);
    expect(seen.map(({ round: { id } }) => id)).toEqual(['two', 'one']);
  });

  test('says when closing can be taken back, and when the totals are on their way', () => {
    const closed = round('one', { closesAt: 5000 });
    const stages = [4999, 5000, 5000 + TAKE_BACK_MS].map((now) => stageOf(closed, now));
    expect(stages).toEqual(['open', 'closing', 'counting']);
    expect(stageOf({ ...closed, settled: true }, 0)).toBe('settled');
  });
});

describe('dots in order', () => {
  const card = (id: string) => ({ id, text: `about ${id}` }) as CardView;
  const single = (id: string) => ({ stack: null, title: '', cards: [card(id)] });
  const pile = { stack: 's', title: 'Same', cards: [card('b'), card('c')] };
  const slots = [single('a'), pile, single('d')];
  const board = {
    columns: [{ id: 'works', title: {}, slots, cards: slots.flatMap(({ cards }) => cards) }],
    count: 4,
  } as unknown as BoardView;

  test('a stack counts with all its cards, and what has as many stays where it was', () => {
    const order = byDots(board, { a: 2, b: 1, c: 2, d: 2 }).columns[0];
    expect(order?.cards.map(({ id }) => id)).toEqual(['b', 'c', 'a', 'd']);
    expect(board.columns[0]?.cards[0]?.id, 'for others nothing moved').toBe('a');
  });

  test('rounds stand side by side, cards without dots left out', () => {
    const things = thingsOf(board);
    const lines = sideBySide(things, [{ c: 1 }, { a: 5, c: 1 }]);
    expect(lines.map(({ text, ids, dots }) => [text, ids, dots])).toEqual([
      ['Same', ['b', 'c'], [1, 1]],
      ['about a', ['a'], [0, 5]],
    ]);
    expect(dotsElsewhere(things, { a: 5, gone: 3 })).toBe(3);
    const read = board.columns[0]?.cards.map(({ id }) => ({
      cardId: id,
      text: `about ${id}`,
      column: { id: 'works' },
      stack: id === 'b' || id === 'c' ? { id: 's', title: 'Same' } : null,
    }));
    const later = sideBySide(thingsOfCards(read ?? []), [{ c: 1 }, { a: 5, c: 1 }]);
    expect(later.map(({ text, isStack, dots }) => [text, isStack, dots])).toEqual([
      ['Same', true, [1, 1]],
      ['about a', false, [0, 5]],
    ]);
  });
});

test('dots that a device keeps are told apart by person, round and room, and forgotten for another person', () => {
  const address = { personId: 'amal', roundId: 'one', roomId: 'iraq' };
  const kept = { at: 1000, token: 'bits', ballot: NO_BALLOT };
  expect(dotsOfKey(dotsKey(address))).toEqual(address);
  expect(dotsOfKey('rencontre:ballot:amal:one')).toBeNull();
  expect(readKeptDots(JSON.stringify(kept))).toEqual(kept);
  expect(readKeptDots('{')).toBeNull();
  expect(areDotsForgotten(dotsKey(address), kept, 'amal', 2000)).toBe(false);
  expect(areDotsForgotten(dotsKey(address), kept, 'joris', 2000)).toBe(true);
  expect(areDotsForgotten('something else', kept, 'joris', 2000)).toBe(false);
});
