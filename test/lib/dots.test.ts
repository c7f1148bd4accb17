import { describe, expect, test } from 'vitest';
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
