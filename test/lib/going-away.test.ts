import { describe, expect, test } from 'vitest';
import { GOING_AWAY_MS, goodbyeTimes } from '#lib/room/going-away.ts';

/** The most who are told within any half second. */
function mostAtOnce(times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + 500).length));
}

describe('when people are told that the process stops', () => {
  test('[44] a hall of 600 does not come back at once: at most a fifth within any half second', () => {
    const times = goodbyeTimes(600);
    expect(times).toHaveLength(600);
    expect(mostAtOnce(times)).toBeLessThanOrEqual(120);
    expect(Math.max(...times)).toBeLessThan(GOING_AWAY_MS);
  });

  test('a few are not kept waiting, thousands not longer than there is time', () => {
    expect(goodbyeTimes(0)).toEqual([]);
    expect(goodbyeTimes(1)).toEqual([0]);
    expect(Math.max(...goodbyeTimes(20))).toBeLessThan(100);
    expect(Math.max(...goodbyeTimes(10_000))).toBeLessThan(GOING_AWAY_MS);
    expect(mostAtOnce(goodbyeTimes(50))).toBe(50);
  });
});
