import { describe, expect, it } from 'vitest';
import { CLOUD_STEPS, cloudOf, highestShare, linesOf } from '#lib/poll/picture.ts';
import type { PollPlan } from '#lib/poll/poll.ts';
import type { Tally } from '#lib/poll/tally.ts';

const plan: PollPlan = {
  kind: 'multiple',
  question: { fr: 'Quoi ?' },
  options: ['a', 'b', 'c'].map((id) => ({ id, text: { fr: id } })),
  min: 1,
  max: 2,
  ends: { low: {}, high: {} },
  signing: 'named',
  split: 'none',
  seenBy: { participants: 'live', projector: 'live' },
};
const tally = (people: number, counts: number[], handCounts: number[] = []): Tally => ({
  people,
  byHand: 0,
  counts,
  handCounts,
  entries: [],
});

describe('the lines of a result', () => {
  it('stand in the order of the plan, each with its share of the people and what was counted by hand', () => {
    expect(linesOf(plan, tally(4, [1, 4, 0], [0, 2, 0]))).toEqual([
      { choice: 'a', count: 1, byHand: 0, share: 0.25, rank: 0 },
      { choice: 'b', count: 4, byHand: 2, share: 1, rank: 0 },
      { choice: 'c', count: 0, byHand: 0, share: 0, rank: 0 },
    ]);
  });

  it('of a ranking stand by their points, of those that could be had; of a scale by their values', () => {
    const ranking = linesOf({ ...plan, kind: 'ranking', max: 3 }, tally(2, [3, 5, 3]));
    expect(ranking.map(({ choice, rank, share }) => [choice, rank, share])).toEqual([
      ['b', 1, 5 / 6],
      ['a', 2, 0.5],
      ['c', 2, 0.5],
    ]);
    const scale = linesOf({ ...plan, kind: 'scale', options: [], min: 0, max: 2 }, tally(2, [0, 1, 1]));
    expect(scale.map(({ choice, count }) => [choice, count])).toEqual([
      ['0', 0],
      ['1', 1],
      ['2', 1],
    ]);
  });

  it('are empty, and divide nothing by nothing, while nobody has answered', () => {
    const lines = linesOf(plan, tally(0, [0, 0, 0]));
    expect(lines.map(({ share }) => share)).toEqual([0, 0, 0]);
    expect([highestShare(lines), highestShare([]), highestShare(linesOf(plan, tally(4, [1, 2, 0])))]).toEqual(
      [1, 1, 0.5],
    );
  });
});

describe('a cloud', () => {
  const words = (...counts: number[]) => counts.map((count, n) => ({ key: `${n}`, text: 'سكن', count }));

  it('is read from the most frequent word on; the area of a word grows with its count', () => {
    expect(cloudOf(words(17, 5, 2, 1)).map(({ size }) => size)).toEqual([CLOUD_STEPS, 3, 1, 0]);
    expect(cloudOf(words(40, 40)).map(({ size }) => size)).toEqual(
      cloudOf(words(1))
        .concat(cloudOf(words(1)))
        .map(({ size }) => size),
    );
    expect(cloudOf([])).toEqual([]);
  });

  it('keeps a long phrase small enough for a phone', () => {
    const [phrase] = cloudOf([
      { key: 'a', text: 'accompagnement psychosocial', count: 9 },
      { key: 'b', text: 'logement', count: 1 },
    ]);
    expect(phrase?.size).toBe(2);
  });
});
