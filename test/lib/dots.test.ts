import { describe, expect, test } from 'vitest';
import { linesBeside, mostOn, shortened, WALL_LINES, wallOf } from '#lib/dots/on-wall.ts';
import type { DotThing } from '#lib/dots/order.ts';
import { dotsOn, onBoard, readDots, totalOn, withOneFewer, withOneMore } from '#lib/dots/place.ts';
import { ABOUT_MAX, type DotPlan, readDotPlan } from '#lib/dots/round.ts';

const plan = (more: Partial<DotPlan> = {}): DotPlan => ({
  about: '',
  dots: 3,
  several: true,
  columns: [],
  signing: 'named',
  ...more,
});
const board = new Map([
  ['visits', 'works'],
  ['calls', 'works'],
  ['delays', 'hard'],
]);

describe('dots', () => {
  test('count on cards of the board, in the columns that are voted on', () => {
    expect(readDots(plan(), ['visits', 'delays', 'visits'], board)).toEqual({
      ok: true,
      value: ['delays', 'visits', 'visits'],
    });
    expect(onBoard(plan({ columns: ['works'] }), ['visits', 'delays', 'gone'], board)).toEqual(['visits']);
  });

  test('are no more than each person has, and several on a card only where that was decided', () => {
    const four = ['visits', 'visits', 'calls', 'delays'];
    expect(readDots(plan(), four, board)).toMatchObject({ ok: false, problem: { code: 'dots-too-many' } });
    expect(readDots(plan({ dots: 4 }), four, board).ok).toBe(true);
    expect(readDots(plan({ dots: 4, several: false }), four, board).ok).toBe(false);
    // One lay on a card that was deleted meanwhile: it is back.
    expect(readDots(plan(), ['gone', 'gone', ...four.slice(1)], board).ok).toBe(true);
  });

  test('are placed and taken away one by one, on a stack as on one card', () => {
    const stack = ['visits', 'calls'];
    let own = withOneMore(plan({ several: false }), ['calls'], ['delays']) ?? [];
    expect(own).toEqual(['calls', 'delays']);
    expect(withOneMore(plan({ several: false }), own, stack)).toBeNull();
    own = withOneMore(plan(), own, stack) ?? [];
    expect(own).toEqual(['calls', 'delays', 'visits']);
    expect(withOneMore(plan(), own, stack), 'none is left').toBeNull();
    expect(dotsOn(own, stack)).toBe(2);
    expect(withOneFewer(own, stack)).toEqual(['calls', 'delays']);
    expect(withOneFewer(['delays'], stack)).toBeNull();
    expect(totalOn({ visits: 4, calls: 2, delays: 9 }, stack)).toBe(6);
  });

  test('are given by a plan that says how many, 1 to 20, and what they are about in a few words', () => {
    const draft = { ...plan(), about: '  What  first?\n' };
    expect(readDotPlan({ ...draft, columns: ['b', 'a', 'b'] })).toEqual({
      ok: true,
      value: plan({ about: 'What first?', columns: ['a', 'b'] }),
    });
    for (const dots of [0, 21]) {
      expect(readDotPlan({ ...draft, dots })).toMatchObject({
        problem: { code: 'dots-wrong', field: 'dots' },
      });
    }
    const long = 'a'.repeat(ABOUT_MAX + 1);
    expect(readDotPlan({ ...draft, about: long })).toMatchObject({ problem: { field: 'about' } });
  });
});

describe('dots on the wall', () => {
  const card = (key: string, ids = [key]): DotThing => ({
    key,
    text: `About ${key}`,
    columnId: 'works',
    ids,
    isStack: ids.length > 1,
  });

  test('are the cards and stacks with the most of them, in order, and what is left is counted', () => {
    const things = [card('none'), card('pile', ['a', 'b']), card('calls'), card('visits')];
    const count = { roomId: 'iq', people: 3, totals: { a: 1, b: 1, visits: 4, calls: 2, gone: 5 } };
    const room = wallOf(count, things);
    expect(room.lines).toEqual([
      { key: 'visits', text: 'About visits', dots: 4, cards: 1 },
      { key: 'pile', text: 'About pile', dots: 2, cards: 2 },
      { key: 'calls', text: 'About calls', dots: 2, cards: 1 },
    ]);
    expect(room).toMatchObject({ roomId: 'iq', people: 3, more: 0, gone: 5 });
    expect(shortened(room, 1)).toMatchObject({ lines: [{ key: 'visits' }], more: 2, gone: 5 });
    expect(mostOn([wallOf({ ...count, totals: null }, things), room])).toBe(4);
    expect(mostOn([]), 'nothing is divided by it').toBe(1);
  });

  test('are fewer of each room, the more rooms stand side by side', () => {
    const many = Array.from({ length: 30 }, (_, n) => card(`card ${n}`));
    const totals = Object.fromEntries(many.map(({ key }) => [key, 1]));
    const room = wallOf({ roomId: 'iq', people: 9, totals }, many);
    expect([room.lines.length, room.more]).toEqual([WALL_LINES, 30 - WALL_LINES]);
    const shown = [1, 2, 3, 4, 5, 9].map(linesBeside);
    expect(shown).toEqual(shown.toSorted((a, b) => b - a));
    expect(Math.min(...shown)).toBeGreaterThan(2);
  });
});
