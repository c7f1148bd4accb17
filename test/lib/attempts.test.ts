import { describe, expect, it } from 'vitest';
import {
  FAILURES_OF_ALL,
  FAILURES_PER_ADDRESS,
  type Failures,
  WINDOW_MS,
  waitOf,
  withFailure,
} from '#lib/people/attempts.ts';

const NOON = 1_000_000_000;

function failing(times: number, address: (index: number) => string, at = NOON): Failures {
  let failures: Failures = [];
  for (let index = 0; index < times; index++) failures = withFailure(failures, address(index), at + index);
  return failures;
}

describe('[30] wrong codes', () => {
  it('let an address try on until it has spent its failures, and then wait', () => {
    const nearly = failing(FAILURES_PER_ADDRESS - 1, () => 'school');
    expect(waitOf(nearly, 'school', NOON + 100)).toBe(0);
    const spent = withFailure(nearly, 'school', NOON + 9);
    expect(waitOf(spent, 'school', NOON + 100)).toBe(WINDOW_MS - 100);
  });

  it('of one address do not make another wait', () => {
    expect(
      waitOf(
        failing(FAILURES_PER_ADDRESS, () => 'school'),
        'town hall',
        NOON + 100,
      ),
    ).toBe(0);
  });

  it('are forgotten one by one when they are a minute old', () => {
    const failures = failing(FAILURES_PER_ADDRESS, () => 'school');
    expect(waitOf(failures, 'school', NOON + WINDOW_MS - 1)).toBe(1);
    expect(waitOf(failures, 'school', NOON + WINDOW_MS)).toBe(0);
    const again = withFailure(failures, 'school', NOON + WINDOW_MS);
    expect(waitOf(again, 'school', NOON + WINDOW_MS)).toBe(1);
    expect(again).toHaveLength(FAILURES_PER_ADDRESS);
  });

  it('from everywhere together make every address wait', () => {
    const failures = failing(FAILURES_OF_ALL - 1, (index) => `address ${index}`);
    expect(waitOf(failures, 'school', NOON + 1000)).toBe(0);
    const spent = withFailure(failures, 'one more', NOON + 1000);
    expect(waitOf(spent, 'school', NOON + 1000)).toBeGreaterThan(0);
  });
});
