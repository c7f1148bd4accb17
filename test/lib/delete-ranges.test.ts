import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DeleteRanges } from '#lib/room/delete-ranges.ts';

const range = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 12 }))
  .map(([from, length]): [number, number] => [from, from + length]);

it('knows exactly the clocks that were added, whatever the order', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 30 }), range, (added, [from, to]) => {
      const ranges = new DeleteRanges();
      const clocks = new Set<number>();
      for (const [start, end] of added) {
        ranges.add(1, start, end);
        for (let clock = start; clock < end; clock++) clocks.add(clock);
      }
      const missing: number[] = [];
      for (const [start, end] of ranges.missing(1, from, to)) {
        for (let clock = start; clock < end; clock++) missing.push(clock);
      }
      const expected: number[] = [];
      for (let clock = from; clock < to; clock++) if (!clocks.has(clock)) expected.push(clock);
      expect(missing).toEqual(expected);
      expect(ranges.size).toBe(clocks.size);
    }),
  );
});

it('keeps its ranges sorted, apart and joined where they touch', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 30 }), (added) => {
      const ranges = new DeleteRanges();
      for (const [start, end] of added) ranges.add(7, start, end);
      const kept = [...ranges.entries()];
      kept.slice(1).forEach(([, from], i) => {
        expect(from).toBeGreaterThan(kept[i]?.[2] ?? Number.POSITIVE_INFINITY);
      });
    }),
  );
});

it('keeps clients apart', () => {
  const ranges = new DeleteRanges();
  ranges.add(1, 0, 5);
  expect(ranges.missing(2, 0, 5)).toEqual([[0, 5]]);
  expect(ranges.missing(1, 0, 5)).toEqual([]);
});

it('takes many ranges at once as it takes them one by one', () => {
  fc.assert(
    fc.property(fc.array(range, { minLength: 33, maxLength: 80 }), fc.array(range), (many, before) => {
      const together = new DeleteRanges();
      const single = new DeleteRanges();
      for (const [from, to] of before) for (const ranges of [together, single]) ranges.add(3, from, to);
      together.addMany(3, many);
      for (const [from, to] of many) single.add(3, from, to);
      expect([...together.entries()]).toEqual([...single.entries()]);
      expect(together.size).toBe(single.size);
      const copy = new DeleteRanges();
      copy.addAll(together);
      expect([...copy.entries()]).toEqual([...single.entries()]);
    }),
  );
});
