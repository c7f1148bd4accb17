import type { Random } from '#lib/base32.ts';

/** Chance that is the same at every run. */
export interface Chance {
  random: Random;
  /** A whole number from 0 up to, and without, `limit`. */
  below(limit: number): number;
  /** True in `percent` of a hundred cases. */
  happens(percent: number): boolean;
  pick<Thing>(things: readonly Thing[]): Thing;
  /** So many different ones, or all there are. */
  some<Thing>(things: readonly Thing[], count: number): Thing[];
}

/** The same seed gives the same chance, different seeds nothing alike. */
export function chanceOf(seed: string): Chance {
  let state = hash(seed);
  /** 32 bits (mulberry32). */
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
  const below = (limit: number) => next() % limit;
  function some<Thing>(things: readonly Thing[], count: number): Thing[] {
    const left = [...things];
    const drawn: Thing[] = [];
    while (drawn.length < count && left.length > 0) drawn.push(...left.splice(below(left.length), 1));
    return drawn;
  }
  return {
    random: (bytes) => Uint8Array.from({ length: bytes }, () => next() & 0xff),
    below,
    happens: (percent) => below(100) < percent,
    pick(things) {
      const [thing] = some(things, 1);
      if (thing === undefined) throw new RangeError('There is nothing to pick from.');
      return thing;
    },
    some,
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}
