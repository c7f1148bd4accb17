import { expect, it } from 'vitest';
import { betterReading, clockReading } from '#lib/server-clock.ts';

it('the server’s clock is known to within half of the way there and back', () => {
  expect(clockReading(10_000, 3_000, 3_200)).toEqual({ offset: 6_900, error: 100, at: 3_200 });
});

it('of several answers the quickest is believed, as long as they can all be true', () => {
  const slow = clockReading(10_000, 0, 1_000);
  const quick = clockReading(10_950, 1_000, 1_100);
  expect(betterReading(null, slow)).toBe(slow);
  expect(betterReading(slow, quick)).toBe(quick);
  expect(betterReading(quick, slow)).toBe(quick);
});

it('a device whose clock was set, or that has drifted for long, believes the new answer', () => {
  const known = clockReading(10_000, 0, 20);
  const afterSetting = clockReading(20_000, 4_000, 4_400);
  expect(betterReading(known, afterSetting)).toBe(afterSetting);
  const hoursLater = clockReading(10_000 + 3_600_000, 3_600_000, 3_600_400);
  expect(betterReading(known, hoursLater)).toBe(hoursLater);
  const soonAfter = clockReading(10_000 + 60_000, 60_000, 60_400);
  expect(betterReading(known, soonAfter)).toBe(known);
});

it('what the page brought along gives way to whatever is learned', () => {
  const brought = { offset: -400, error: Number.POSITIVE_INFINITY, at: 0 };
  const learned = clockReading(900, 0, 5_000);
  expect(betterReading(brought, learned)).toBe(learned);
});
