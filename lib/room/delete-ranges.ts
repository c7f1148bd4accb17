import { LazyMap } from '#lib/lazy-map.ts';

/**
 * Which clocks of each Yjs client id are deleted, as sorted, disjoint, half-open ranges. The server keeps one per
 * room, so that a returning client, which always sends its whole delete set, adds nothing that is already known.
 */
export class DeleteRanges {
  /** Per client a flat list: from, to, from, to, … */
  readonly #ranges = new LazyMap<number, number[]>();
  #size = 0;

  /** The parts of `[from, to)` that are not in the set, as pairs. */
  missing(client: number, from: number, to: number): [from: number, to: number][] {
    const flat = this.#ranges.get(client) ?? [];
    const gaps: [number, number][] = [];
    let at = from;
    for (let i = firstEndingAfter(flat, from); i < flat.length && at < to; i += 2) {
      const start = flat[i] ?? to;
      if (start >= to) break;
      if (start > at) gaps.push([at, start]);
      at = Math.max(at, flat[i + 1] ?? to);
    }
    if (at < to) gaps.push([at, to]);
    return gaps;
  }

  has(client: number, clock: number): boolean {
    const flat = this.#ranges.get(client);
    if (flat === undefined) return false;
    const start = flat[firstEndingAfter(flat, clock)];
    return start !== undefined && start <= clock;
  }

  add(client: number, from: number, to: number): void {
    if (to <= from) return;
    const flat = this.#ranges.get(client);
    if (flat === undefined) {
      this.#ranges.set(client, [from, to]);
      this.#size += to - from;
      return;
    }
    // Ranges that touch or overlap the new one, which takes them in.
    const first = firstEndingAfter(flat, from - 1);
    let last = first;
    let start = from;
    let end = to;
    let taken = 0;
    while (last < flat.length && (flat[last] ?? 0) <= to) {
      start = Math.min(start, flat[last] ?? start);
      end = Math.max(end, flat[last + 1] ?? end);
      taken += (flat[last + 1] ?? 0) - (flat[last] ?? 0);
      last += 2;
    }
    flat.splice(first, last - first, start, end);
    this.#size += end - start - taken;
  }

  /** Takes in every range of another set. */
  addAll(other: DeleteRanges): void {
    for (const [client, flat] of other.#ranges) this.addMany(client, pairsOf(flat));
  }

  /** Takes in ranges of one client in any order; many in one pass, since adding one by one moves all behind it. */
  addMany(client: number, ranges: readonly [from: number, to: number][]): void {
    if (ranges.length <= FEW) {
      for (const [from, to] of ranges) this.add(client, from, to);
      return;
    }
    const before = this.#ranges.get(client) ?? [];
    const after = joined([...pairsOf(before), ...ranges]);
    this.#ranges.set(client, after);
    this.#size += lengthOf(after) - lengthOf(before);
  }

  *entries(): Generator<[client: number, from: number, to: number]> {
    for (const [client, flat] of this.#ranges) {
      for (let i = 0; i < flat.length; i += 2) yield [client, flat[i] ?? 0, flat[i + 1] ?? 0];
    }
  }

  /** How many clocks are in the set, all clients together. */
  get size(): number {
    return this.#size;
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }
}

/** Up to this many ranges are added one by one. */
const FEW = 32;

function pairsOf(flat: readonly number[]): [from: number, to: number][] {
  const pairs: [number, number][] = [];
  for (let i = 0; i < flat.length; i += 2) pairs.push([flat[i] ?? 0, flat[i + 1] ?? 0]);
  return pairs;
}

/** How many clocks a flat list covers. */
function lengthOf(flat: readonly number[]): number {
  return pairsOf(flat).reduce((sum, [from, to]) => sum + to - from, 0);
}

/** Sorted, apart, and joined where they touch. */
function joined(ranges: [from: number, to: number][]): number[] {
  const flat: number[] = [];
  for (const [from, to] of ranges.sort((a, b) => a[0] - b[0])) {
    const end = flat.at(-1);
    if (to <= from) continue;
    if (end !== undefined && from <= end) flat[flat.length - 1] = Math.max(end, to);
    else flat.push(from, to);
  }
  return flat;
}

/** Index of the first range that ends after `clock`, by bisection. */
function firstEndingAfter(flat: number[], clock: number): number {
  let low = 0;
  let high = flat.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((flat[middle * 2 + 1] ?? 0) > clock) high = middle;
    else low = middle + 1;
  }
  return low * 2;
}
