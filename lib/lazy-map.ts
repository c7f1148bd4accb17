/**
 * A map that takes no room before something is in it. An empty `Map` holds 180 bytes; of a room's there are dozens, and
 * judging a frame makes a handful anew.
 */
export class LazyMap<Key, Value> {
  #map: Map<Key, Value> | null = null;

  get size(): number {
    return this.#map === null ? 0 : this.#map.size;
  }

  get(key: Key): Value | undefined {
    return this.#map === null ? undefined : this.#map.get(key);
  }

  set(key: Key, value: Value): void {
    this.#map ??= new Map();
    this.#map.set(key, value);
  }

  delete(key: Key): void {
    if (this.#map?.delete(key) && this.#map.size === 0) this.#map = null;
  }

  clear(): void {
    this.#map = null;
  }

  keys(): Iterable<Key> {
    return this.#map === null ? [] : this.#map.keys();
  }

  [Symbol.iterator](): Iterator<[Key, Value]> {
    return this.#map === null ? [][Symbol.iterator]() : this.#map[Symbol.iterator]();
  }
}
