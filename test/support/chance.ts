import type { Random } from '#lib/base32.ts';

/** Chance that is the same at every run (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) & 0xff;
  };
  return (bytes) => Uint8Array.from({ length: bytes }, next);
}

/** What a test lets chance decide, the same at every run with the same seed. */
export interface Chance {
  /** A whole number from 0 to `most`. */
  upTo(most: number): number;
  oneIn(count: number): boolean;
  /** One of them; undefined of none. */
  of<Value>(values: readonly Value[]): Value | undefined;
}

export function chanceOf(seed: number): Chance {
  const random = seededRandom(seed);
  const upTo = (most: number) => Buffer.from(random(4)).readUInt32LE() % (Math.max(0, most) + 1);
  return {
    upTo,
    oneIn: (count) => upTo(count - 1) === 0,
    of: (values) => values[upTo(values.length - 1)],
  };
}
