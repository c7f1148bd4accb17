import * as Y from 'yjs';
import { DeleteRanges } from './delete-ranges.ts';
import type { Struct } from './update.ts';

/** A shared type of a document. Roots are at depth 0, in no place. */
interface Holder {
  place: Place | null;
  depth: number;
}

/** One list within a shared type: its children, or the values that one of its keys has had. */
interface Place {
  holder: Holder;
  key: string | null;
}

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

/** Clocks of one client in order: from each start on, up to the next or the end, all are in one place. */
interface Clocks {
  starts: number[];
  /** Null: collected, or in something that is collected. */
  places: (Place | null)[];
  end: number;
}

/**
 * Where each struct of a document stands: in which shared type, how deep, beside what. Not what it says, nor in which
 * order: that takes a fraction of a live document's memory, and tells from a frame alone what it does to the whole.
 * What is not committed yet is laid over what is, as an outline with another below.
 */
export class Outline {
  readonly #below: Outline | null;
  readonly #clocks = new Map<number, Clocks>();
  readonly #roots = new Map<string, Holder>();
  readonly #types = new Map<string, Holder>();
  readonly #places = new Map<Holder, Map<string | null, Place>>();
  /** How many structs stand in a place, deleted ones too. */
  readonly #counts = new Map<Place, number>();
  /** The values, by their last clock, that may be the present one of a key. */
  readonly #present = new Map<Place, string[]>();
  /** The newest right neighbour of a clock, or of the start of a place. */
  readonly #newest = new Map<string | Place, string>();
  /** Clocks whose newest right neighbour is the next one of the same client: what was typed on. */
  readonly #typedOn = new DeleteRanges();
  /** Of what lies at the bottom alone: the clocks in a place, as client, from, to, and the shared types there. */
  readonly #content = new Map<Place, { ranges: number[]; types: Holder[] }>();

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
        const holder = { place, depth: place.holder.depth + 1 };
        taken.depth = Math.max(taken.depth, holder.depth);
        this.#types.set(keyOf(client, start), holder);
        if (this.#below === null) this.#contentOf(place).types.push(holder);
      }
    }
    return taken;
  }

  /** All clocks within a shared type, at every depth, as client, from, to. The type's own clock is not among them. */
  *within(client: number, clock: number): Generator<[client: number, from: number, to: number]> {
    const top = this.#types.get(keyOf(client, clock));
    const holders = top === undefined ? [] : [top];
    for (let holder = holders.pop(); holder !== undefined; holder = holders.pop()) {
      for (const place of this.#places.get(holder)?.values() ?? []) {
        const { ranges, types } = this.#contentOf(place);
        for (let i = 0; i < ranges.length; i += 3) {
          yield [ranges[i] ?? 0, ranges[i + 1] ?? 0, ranges[i + 2] ?? 0];
        }
        for (const type of types) holders.push(type);
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
    const beside = origin === null ? place : keyOf(origin.client, origin.clock);
    const newest = this.#newestBeside(beside, origin);
    const isBetween = newest === undefined || (right !== null && newest === keyOf(right.client, right.clock));
    if (!isBetween) taken.steps.set(client, (taken.steps.get(client) ?? 0) + this.#countOf(place));
    if (continues && newest === undefined) this.#typedOn.add(client, start - 1, end - 1);
    else {
      this.#newest.set(beside, keyOf(client, start));
      this.#typedOn.add(client, start, end - 1);
    }
    this.#counts.set(place, (this.#counts.get(place) ?? 0) + (continues ? 1 : 2));
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
    this.#present.set(place, isCertain ? [value] : [...present, value].slice(-PRESENT_MAX));
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
    const { ranges } = this.#contentOf(place);
    if (ranges.at(-1) === start && ranges.at(-3) === client) ranges[ranges.length - 1] = end;
    else ranges.push(client, start, end);
  }

  #contentOf(place: Place): { ranges: number[]; types: Holder[] } {
    const known = this.#content.get(place);
    if (known !== undefined) return known;
    const content = { ranges: [], types: [] };
    this.#content.set(place, content);
    return content;
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
    const root = { place: null, depth: 0 };
    this.#roots.set(name, root);
    return root;
  }

  #findRoot(name: string): Holder | undefined {
    return this.#roots.get(name) ?? (this.#below === null ? undefined : this.#below.#findRoot(name));
  }

  #placeIn(holder: Holder, key: string | null): Place {
    const known = this.#findPlace(holder, key);
    if (known !== undefined) return known;
    const place = { holder, key };
    const places = this.#places.get(holder);
    if (places === undefined) this.#places.set(holder, new Map([[key, place]]));
    else places.set(key, place);
    return place;
  }

  #findPlace(holder: Holder, key: string | null): Place | undefined {
    return (
      this.#places.get(holder)?.get(key) ??
      (this.#below === null ? undefined : this.#below.#findPlace(holder, key))
    );
  }

  #countOf(place: Place): number {
    return (this.#counts.get(place) ?? 0) + (this.#below === null ? 0 : this.#below.#countOf(place));
  }

  #presentIn(place: Place): string[] {
    return this.#present.get(place) ?? (this.#below === null ? [] : this.#below.#presentIn(place));
  }

  #newestBeside(beside: string | Place, origin: Id | null): string | undefined {
    const newest = this.#newest.get(beside);
    if (newest !== undefined) return newest;
    if (origin !== null && this.#typedOn.has(origin.client, origin.clock)) {
      return keyOf(origin.client, origin.clock + 1);
    }
    return this.#below === null ? undefined : this.#below.#newestBeside(beside, origin);
  }
}

/** Values of a key that were written at the same time; of more only the newest are told apart. */
const PRESENT_MAX = 8;

interface Id {
  client: number;
  clock: number;
}

const keyOf = (client: number, clock: number) => `${client}:${clock}`;
