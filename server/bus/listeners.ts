/** Those who want to hear something. */
export class Listeners<Value extends unknown[]> {
  readonly #all = new Set<(...value: Value) => void>();

  /** Returns how to stop hearing. */
  add(listener: (...value: Value) => void): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  tell(...value: Value): void {
    for (const listener of this.#all) listener(...value);
  }

  clear(): void {
    this.#all.clear();
  }
}
