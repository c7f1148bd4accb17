import { describe, expect, it } from 'vitest';
import { type HistoryReason, offered, thinnedOut } from '#lib/room/history.ts';

const minutes = (count: number) => count * 60_000;
const NOW = minutes(1000);
/** The history of a room, newest first, as [reason, minutes ago]. */
const history = (...entries: [HistoryReason, number][]) =>
  entries.map(([reason, ago]) => ({ reason, madeAt: NOW - minutes(ago) }));
const ages = (...entries: [HistoryReason, number][]) =>
  offered(history(...entries), NOW).map(({ madeAt }) => (NOW - madeAt) / minutes(1));

it('what was deleted within the last hour is offered, the newest three', () => {
  expect(ages(['deletion', 5], ['deletion', 59], ['deletion', 60])).toEqual([5, 59]);
  expect(ages(['deletion', 1], ['deletion', 2], ['deletion', 3], ['deletion', 4])).toEqual([1, 2, 3]);
  expect(ages()).toEqual([]);
});

it('after restoring, undoing that is offered alone', () => {
  expect(ages(['before-restore', 1], ['deletion', 2], ['before-restore', 3])).toEqual([1]);
  expect(ages(['before-restore', 61], ['deletion', 62])).toEqual([]);
});

it('what is deleted after restoring is offered, and not what was deleted before', () => {
  expect(ages(['deletion', 1], ['before-restore', 2], ['deletion', 3])).toEqual([1]);
});

describe('of too many kept states', () => {
  const MAX = 30;
  const seconds = (count: number) => count * 1000;
  const DAY = minutes(24 * 60);
  type Kept = { id: string; personId: string | null; madeAt: number };
  /** What is left after keeping them one after the other. */
  const keeping = (...made: Kept[]): Kept[] => {
    let kept: Kept[] = [];
    for (const entry of made) {
      kept.push(entry);
      const gone = thinnedOut(kept, MAX);
      kept = kept.filter(({ id }) => !gone.includes(id));
    }
    return kept;
  };
  const noise = (count: number, from: number, person = (n: number) => `nobody ${n}`): Kept[] =>
    Array.from({ length: count }, (_, n) => ({
      id: `noise ${from} ${n}`,
      personId: person(n),
      madeAt: from + seconds(n * 10),
    }));
  const at = NOW;
  const lost = { id: 'what all had written', personId: 'mallory', madeAt: at };
  const ids = (kept: Kept[]) => kept.map(({ id }) => id);

  it('none goes while there are few, and never more than must', () => {
    expect(keeping(...noise(MAX, at))).toHaveLength(MAX);
    expect(keeping(...noise(MAX + 1, at))).toHaveLength(MAX);
  });

  it('noise afterwards does not drive out what was deleted, under one name or under many', () => {
    const morning = noise(5, at - minutes(120));
    expect(ids(keeping(...morning, lost, ...noise(500, at + seconds(5))))).toContain(lost.id);
    expect(ids(keeping(...morning, lost, ...noise(500, at + seconds(5), () => 'mallory')))).toContain(
      lost.id,
    );
  });

  it('with noise before as well a state from shortly before is still there', () => {
    const kept = keeping(...noise(100, at - seconds(1000)), lost, ...noise(300, at + seconds(5)));
    const before = kept.filter(({ madeAt }) => madeAt <= at).map(({ madeAt }) => at - madeAt);
    expect(Math.min(...before)).toBeLessThan(minutes(4));
  });

  it('the first of each day and the newest stay', () => {
    const days = [0, 1, 2].flatMap((day) => noise(100, day * DAY));
    const kept = keeping(...days);
    for (const day of [0, 1, 2]) expect(ids(kept)).toContain(`noise ${day * DAY} 0`);
    expect(kept.at(-1)).toEqual(days.at(-1));
  });

  it('who has kept many loses theirs before others do', () => {
    const others = noise(8, at - minutes(60));
    const kept = keeping(...others, ...noise(100, at, () => 'mallory'));
    expect(ids(kept)).toEqual(expect.arrayContaining(ids(others)));
  });

  it('of a year, with a first on each day, the oldest go', () => {
    const year = Array.from({ length: 365 }, (_, day) => ({
      id: `day ${day}`,
      personId: null,
      madeAt: day * DAY,
    }));
    expect(ids(keeping(...year))).toEqual(ids(year.slice(-MAX)));
  });
});
