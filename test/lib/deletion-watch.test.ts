import { describe, expect, it } from 'vitest';
import { type Deletion, DeletionWatch, type Share } from '#lib/room/deletion-watch.ts';

const NONE: Share = { own: 0, others: 0 };

/** Mallory deletes 310 units of others in a room of 1,000, at position 10. */
const deletion = (change: Partial<Deletion> = {}): Deletion => ({
  personId: 'mallory',
  at: 0,
  units: { own: 0, others: 310 },
  cards: NONE,
  live: 1000,
  position: 10,
  ...change,
});
const others = (count: number): { units: Share } => ({ units: { own: 0, others: count } });
const own = (count: number): { units: Share } => ({ units: { own: count, others: 0 } });
const takesOff = (cards: Share, change: Partial<Deletion> = {}) =>
  deletion({ units: NONE, cards, ...change });
const seconds = (count: number) => count * 1000;

/** Notes it, and settles what is suspected as true. */
function kept(watch: DeletionWatch, noted: Deletion): boolean {
  const suspicion = watch.note(noted);
  if (suspicion !== null) watch.settle(suspicion, true);
  return suspicion !== null;
}

describe('a suspicion', () => {
  it('is raised for more than 30 % in one go, from the position before it, and not for 30 %', () => {
    const suspicion = { personId: 'mallory', at: 0, position: 10, lost: 0.1 };
    expect(new DeletionWatch().note(deletion())).toEqual(suspicion);
    expect(new DeletionWatch().note(deletion(others(300)))).toBeNull();
  });

  it('is raised for the same bit by bit within ten seconds, from the position before the first bit', () => {
    const watch = new DeletionWatch();
    const bit = (n: number) =>
      deletion({ ...others(100), at: seconds(n * 3), position: 10 + n, live: 1000 - n * 100 });
    expect([0, 1, 2].map((n) => watch.note(bit(n)))).toEqual([null, null, null]);
    expect(watch.note(bit(3))).toMatchObject({ position: 10, at: seconds(9) });
  });

  it('is not raised for the same over a longer time, or by several people', () => {
    const slow = new DeletionWatch();
    const byMany = new DeletionWatch();
    for (let n = 0; n < 10; n++) {
      expect(slow.note(deletion({ ...others(100), at: seconds(n * 4) }))).toBeNull();
      expect(byMany.note(deletion({ ...others(100), personId: `person ${n}` }))).toBeNull();
    }
  });

  it('is not raised for a little in a small room: a card or so of others, ten of one’s own', () => {
    const noted = (units: { units: Share }) => new DeletionWatch().note(deletion({ live: 150, ...units }));
    expect(noted(others(99))).toBeNull();
    expect(noted(others(100))).not.toBeNull();
    expect(noted(own(499))).toBeNull();
    expect(noted(own(500))).not.toBeNull();
  });

  it('is raised for cards taken off the board, of which the documents must tell how much they are', () => {
    expect(new DeletionWatch().note(takesOff({ own: 0, others: 1 }))).toBeNull();
    expect(new DeletionWatch().note(takesOff({ own: 9, others: 0 }))).toBeNull();
    expect(new DeletionWatch().note(takesOff({ own: 0, others: 2 }))).toMatchObject({ lost: 0.3 });
    expect(new DeletionWatch().note(takesOff({ own: 10, others: 0 }))).toMatchObject({ lost: 0.3 });
  });
});

describe('a suspicion that was true', () => {
  it('is raised once for a wave, and again for the next one', () => {
    const watch = new DeletionWatch();
    expect(kept(watch, deletion())).toBe(true);
    for (let n = 1; n < 10; n++) {
      expect(watch.note(deletion({ at: seconds(n), position: 10 + n }))).toBeNull();
    }
    expect(watch.note(deletion({ at: seconds(20), position: 30 }))).toMatchObject({ position: 30 });
  });

  it('is raised again when a wave is drawn out to hide the next one', () => {
    const watch = new DeletionWatch();
    kept(watch, deletion());
    for (let at = 2; at <= 60; at += 2) {
      expect(watch.note(deletion({ ...others(60), at: seconds(at) }))).toBeNull();
    }
    expect(watch.note(deletion({ at: seconds(62) }))).not.toBeNull();
  });
});

describe('a suspicion that was not true', () => {
  it('is raised again only with the next deletion, and still from before the first', () => {
    const watch = new DeletionWatch();
    const reshaped = watch.note(deletion());
    if (reshaped === null) throw new Error('nothing suspected');
    expect(watch.settle(reshaped, false)).toBeNull();
    expect(watch.note(deletion({ at: 5, position: 11 }))).toMatchObject({ position: 10, at: 5 });
  });

  it('is raised again at once when more was deleted while one looked, and only one at a time', () => {
    const watch = new DeletionWatch();
    const first = watch.note(takesOff({ own: 0, others: 2 }));
    if (first === null) throw new Error('nothing suspected');
    expect(watch.note(takesOff({ own: 0, others: 9 }, { at: 3 }))).toBeNull();
    const second = watch.settle(first, false);
    expect(second).toMatchObject({ position: 10, at: 3 });
    expect(watch.settle(second ?? first, false)).toBeNull();
  });
});

describe('calm', () => {
  it('ends with more than a little deleted, and comes back ten seconds later', () => {
    const watch = new DeletionWatch();
    expect(watch.isCalm(0)).toBe(true);
    watch.note(deletion(others(50)));
    expect(watch.isCalm(0)).toBe(true);
    watch.note(deletion(others(1)));
    expect(watch.isCalm(0)).toBe(false);
    expect(watch.isCalm(seconds(9))).toBe(false);
    expect(watch.isCalm(seconds(10))).toBe(true);
  });

  it('ends with the first card of others that is taken off the board', () => {
    const watch = new DeletionWatch();
    watch.note(takesOff({ own: 4, others: 0 }));
    expect(watch.isCalm(0)).toBe(true);
    watch.note(takesOff({ own: 0, others: 1 }));
    expect(watch.isCalm(0)).toBe(false);
  });

  it('stays while people correct what they type in a small room', () => {
    const watch = new DeletionWatch();
    watch.note(deletion({ ...own(249), live: 400 }));
    expect(watch.isCalm(0)).toBe(true);
    watch.note(deletion({ ...own(1), live: 400 }));
    expect(watch.isCalm(0)).toBe(false);
  });

  it('waits for a look that is under way', () => {
    const watch = new DeletionWatch();
    const suspicion = watch.note(deletion());
    expect(watch.isCalm(seconds(20))).toBe(false);
    if (suspicion !== null) watch.settle(suspicion, false);
    expect(watch.isCalm(seconds(20))).toBe(true);
  });
});
