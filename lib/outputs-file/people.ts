/**
 * Numbers for the people of a file. Those of one room are numbered in the order in which they are first mentioned in it;
 * where several are mentioned together for the first time, by their next mention, and in the end by what is said of
 * them. So the same content gives the same numbers, under whichever ids it is kept.
 */
export class Numbers {
  /** By what one is known; the place is the number. */
  readonly keys: string[];
  readonly #numbers: Map<string, number>;
  readonly #mentions = new Map<string, number[]>();
  #place = 0;

  constructor(known: readonly string[]) {
    this.keys = [...known];
    this.#numbers = new Map(this.keys.map((key, number) => [key, number]));
  }

  /** Notes that somebody is mentioned, together with the others of the same call. */
  mention(keys: readonly string[]): void {
    for (const key of keys) {
      const mentions = this.#mentions.get(key);
      if (mentions === undefined) this.#mentions.set(key, [this.#place]);
      else mentions.push(this.#place);
    }
    this.#place += 1;
  }

  /** Gives numbers to all who were mentioned and have none. */
  settle(saidOf: (key: string) => string): void {
    const fresh = [...this.#mentions].filter(([key]) => !this.#numbers.has(key));
    fresh.sort(([a, first], [b, second]) => compare(first, second) || (saidOf(a) < saidOf(b) ? -1 : 1));
    for (const [key] of fresh) {
      this.#numbers.set(key, this.keys.length);
      this.keys.push(key);
    }
    this.#mentions.clear();
  }

  of(key: string): number {
    return this.#numbers.get(key) ?? -1;
  }
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const apart = (a[i] ?? 0) - (b[i] ?? 0);
    if (apart !== 0) return apart;
  }
  return a.length - b.length;
}
