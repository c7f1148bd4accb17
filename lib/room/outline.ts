import * as Y from 'yjs';
import { LazyMap } from '#lib/lazy-map.ts';
import { DeleteRanges } from './delete-ranges.ts';
import {
  type Clocks,
  type Holder,
  type Id,
  type Inside,
  keyOf,
  type Neighbour,
  NOTHING,
  type Notes,
  neighbourOf,
  type Place,
} from './places.ts';
import type { Struct } from './update.ts';

/** A shared type that may have lost its place to a newer value of the same key. */
export interface Overwritten {
  client: number;
  clock: number;
  /** Whether it is known that it did; else two wrote at the same time, and the document alone can tell. */
  isCertain: boolean;
}

/** What stood out in structs that were taken in. */
export interface Taken {
  /** The deepest shared type that something was put into. */
  depth: number;
  /** For each client id at most how many steps everybody's Yjs goes to find the places of its structs. */
  steps: Map<number, number>;
  overwritten: Overwritten[];
}

/**
 * Where each struct of a document stands: in which shared type, how deep, beside what. Not what it says, nor in which
 * order: that takes a fraction of a live document's memory, and tells from a frame alone what it does to the whole.
 * What is not committed yet is laid over what is, as an outline with another below.
 */
export class Outline {
  readonly #below: Outline | null;
  readonly #clocks = new LazyMap<number, Clocks>();
  readonly #roots = new LazyMap<string, Holder>();
  readonly #types = new LazyMap<string, Holder>();
  /** The newest right neighbour of each clock, by client. */
  readonly #newest = new LazyMap<number, Map<number, Neighbour>>();
  /** Clocks whose newest right neighbour is the next one of the same client: what was typed on. */
  readonly #typedOn = new DeleteRanges();
  /** Of places and shared types below: what is noted of them here, and the places that were found in them here. */
  readonly #notes = new LazyMap<Place, Notes>();
  readonly #found = new LazyMap<Holder, Inside>();

  constructor(below: Outline | null = null) {
    this.#below = below;
  }

  /**
   * Takes in structs, each after what it refers to.
   *
   * @param startOf the clock of a client from which on they are new; what lies before is passed over
   */
  take(structs: readonly Struct[], startOf: (client: number) => number): Taken {
    const taken: Taken = { depth: 0, steps: new Map(), overwritten: [] };
    for (const struct of structs) {
      const { client } = struct.id;
      const start = Math.max(struct.id.clock, this.#clocks.get(client)?.end ?? startOf(client));
      const end = struct.id.clock + struct.length;
      if (start >= end) continue;
      if (!(struct instanceof Y.Item)) {
        this.#note(client, start, end, null);
        continue;
      }
      // What is cut off goes on beside what came before, as Yjs writes it.
      const origin = start > struct.id.clock ? { client, clock: start - 1 } : struct.origin;
      const place = this.#placeFor(struct, origin);
      this.#note(client, start, end, place);
      if (place === null) continue;
      this.#count(place, taken, client, origin, struct.rightOrigin, start, end);
      taken.depth = Math.max(taken.depth, place.holder.depth);
      if (place.key !== null) this.#overwrite(place, taken, origin, keyOf(client, end - 1));
      if (struct.content instanceof Y.ContentType) {
        const holder = this.#holderIn(place);
        taken.depth = Math.max(taken.depth, holder.depth);
        this.#types.set(keyOf(client, start), holder);
        if (this.#below === null) {
          place.types ??= [];
          place.types.push(holder);
        }
      }
    }
    return taken;
  }

  /** All clocks within a shared type, at every depth, as client, from, to. The type's own clock is not among them. */
  *within(client: number, clock: number): Generator<[client: number, from: number, to: number]> {
    const top = this.#types.get(keyOf(client, clock));
    const holders = top === undefined ? [] : [top];
    for (let holder = holders.pop(); holder !== undefined; holder = holders.pop()) {
      const { list, keys } = holder;
      for (const { ranges, types } of [...(list === null ? [] : [list]), ...(keys?.values() ?? [])]) {
        for (let i = 0; ranges !== null && i < ranges.length; i += 3) {
          yield [ranges[i] ?? 0, ranges[i + 1] ?? 0, ranges[i + 2] ?? 0];
        }
        for (const type of types ?? []) holders.push(type);
      }
    }
  }

  /** Beside its neighbours, or in the shared type that it names; null where that is collected. */
  #placeFor({ rightOrigin, parent, parentSub }: Y.Item, origin: Id | null): Place | null {
    const right = rightOrigin === null ? undefined : this.#placeOf(rightOrigin);
    if (right === null) return null;
    if (origin !== null) return this.#placeOf(origin);
    if (right !== undefined) return right;
    const holder =
      typeof parent === 'string'
        ? this.#root(parent)
        : parent instanceof Y.ID
          ? this.#type(keyOf(parent.client, parent.clock))
          : undefined;
    return holder === undefined ? null : this.#placeIn(holder, parentSub);
  }

  /**
   * Whoever types puts a struct between two that stand side by side, so that no client has to look for its place. A
   * struct between neighbours with something between them costs everybody a walk: at most over all in its place.
   */
  #count(
    place: Place,
    taken: Taken,
    client: number,
    origin: Id | null,
    right: Id | null,
    start: number,
    end: number,
  ): void {
    const continues = origin !== null && origin.client === client && origin.clock === start - 1;
    const newest = this.#newestBeside(place, origin);
    const isBetween = newest === undefined || (right !== null && newest === neighbourOf(origin, right));
    if (!isBetween) taken.steps.set(client, (taken.steps.get(client) ?? 0) + this.#countOf(place));
    if (continues && newest === undefined) this.#typedOn.add(client, start - 1, end - 1);
    else {
      this.#setNewest(place, origin, neighbourOf(origin, { client, clock: start }));
      this.#typedOn.add(client, start, end - 1);
    }
    this.#notesOf(place).count += continues ? 1 : 2;
  }

  #overwrite(place: Place, taken: Taken, origin: Id | null, value: string): void {
    const present = this.#presentIn(place);
    const isCertain =
      present.length === 1 && origin !== null && present[0] === keyOf(origin.client, origin.clock);
    for (const before of present) {
      if (this.#type(before) === undefined) continue;
      const [client, clock] = before.split(':').map(Number);
      taken.overwritten.push({ client: client ?? 0, clock: clock ?? 0, isCertain });
    }
    this.#notesOf(place).present = isCertain ? [value] : [...present, value].slice(-PRESENT_MAX);
  }

  #note(client: number, start: number, end: number, place: Place | null): void {
    const clocks = this.#clocks.get(client);
    if (clocks === undefined) this.#clocks.set(client, { starts: [start], places: [place], end });
    else {
      if (clocks.places.at(-1) !== place) {
        clocks.starts.push(start);
        clocks.places.push(place);
      }
      clocks.end = end;
    }
    if (place === null || this.#below !== null) return;
    place.ranges ??= [];
    const { ranges } = place;
    if (ranges.at(-1) === start && ranges.at(-3) === client) ranges[ranges.length - 1] = end;
    else ranges.push(client, start, end);
  }

  #placeOf({ client, clock }: Id): Place | null {
    const clocks = this.#clocks.get(client);
    if (clocks === undefined || clock < (clocks.starts[0] ?? 0) || clock >= clocks.end) {
      return this.#below === null ? null : this.#below.#placeOf({ client, clock });
    }
    let low = 0;
    let high = clocks.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((clocks.starts[middle] ?? 0) <= clock) low = middle;
      else high = middle - 1;
    }
    return clocks.places[low] ?? null;
  }

  #type(key: string): Holder | undefined {
    return this.#types.get(key) ?? (this.#below === null ? undefined : this.#below.#type(key));
  }

  #root(name: string): Holder {
    const known = this.#findRoot(name);
    if (known !== undefined) return known;
    const root = this.#holderIn(null);
    this.#roots.set(name, root);
    return root;
  }

  #findRoot(name: string): Holder | undefined {
    return this.#roots.get(name) ?? (this.#below === null ? undefined : this.#below.#findRoot(name));
  }

  #placeIn(holder: Holder, key: string | null): Place {
    const known = this.#findPlace(holder, key);
    if (known !== undefined) return known;
    const place: Place = { holder, key, of: this, ...NOTHING, ranges: null, types: null };
    const inside = this.#insideOf(holder);
    if (key === null) inside.list = place;
    else {
      inside.keys ??= new Map();
      inside.keys.set(key, place);
    }
    return place;
  }

  #holderIn(place: Place | null): Holder {
    return { place, depth: place === null ? 0 : place.holder.depth + 1, of: this, list: null, keys: null };
  }

  #insideOf(holder: Holder): Inside {
    if (holder.of === this) return holder;
    const known = this.#found.get(holder);
    if (known !== undefined) return known;
    const inside = { list: null, keys: null };
    this.#found.set(holder, inside);
    return inside;
  }

  #findPlace(holder: Holder, key: string | null): Place | undefined {
    const inside = holder.of === this ? holder : this.#found.get(holder);
    const place = key === null ? inside?.list : inside?.keys?.get(key);
    return place ?? (this.#below === null ? undefined : this.#below.#findPlace(holder, key));
  }

  #notesOf(place: Place): Notes {
    if (place.of === this) return place;
    const known = this.#notes.get(place);
    if (known !== undefined) return known;
    const notes = { ...NOTHING };
    this.#notes.set(place, notes);
    return notes;
  }

  #countOf(place: Place): number {
    if (place.of === this || this.#below === null) return place.count;
    return (this.#notes.get(place)?.count ?? 0) + this.#below.#countOf(place);
  }

  #presentIn(place: Place): string[] {
    if (place.of === this || this.#below === null) return place.present ?? [];
    return this.#notes.get(place)?.present ?? this.#below.#presentIn(place);
  }

  #newestBeside(place: Place, origin: Id | null): Neighbour | undefined {
    const newest =
      origin === null
        ? (place.of === this ? place : this.#notes.get(place))?.first
        : this.#newest.get(origin.client)?.get(origin.clock);
    if (newest !== undefined) return newest;
    if (origin !== null && this.#typedOn.has(origin.client, origin.clock)) return origin.clock + 1;
    return this.#below === null ? undefined : this.#below.#newestBeside(place, origin);
  }

  #setNewest(place: Place, origin: Id | null, neighbour: Neighbour): void {
    if (origin === null) {
      this.#notesOf(place).first = neighbour;
      return;
    }
    const known = this.#newest.get(origin.client);
    if (known === undefined) this.#newest.set(origin.client, new Map([[origin.clock, neighbour]]));
    else known.set(origin.clock, neighbour);
  }
}

/** Values of a key that were written at the same time; of more only the newest are told apart. */
const PRESENT_MAX = 8;
