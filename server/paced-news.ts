import { tallyGap } from '#lib/poll/sight.ts';
import { errorFields, type Log } from '#server/log.ts';

/**
 * News that are told whole, such as totals: soon when something changed, then as often as the bytes allow, so that the
 * last word is always said.
 */
export class PacedNews {
  readonly #tell: (about: string) => Promise<number | null>;
  readonly #log: Log;
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  /** Until when the next news wait, by the process's own clock. */
  readonly #quietUntil = new Map<string, number>();

  /** @param tell tells what is so now; answers how many bytes a page got, or null when there will be no more of it */
  constructor(tell: (about: string) => Promise<number | null>, log: Log) {
    this.#tell = tell;
    this.#log = log;
  }

  soon(about: string): void {
    if (this.#waiting.has(about)) return;
    const wait = Math.max(0, (this.#quietUntil.get(about) ?? 0) - performance.now());
    this.#waiting.set(
      about,
      setTimeout(() => {
        // Lost, it is made good by the next one; whoever comes asks anyway.
        this.#now(about).catch((error) => this.#log.warn('news not told', errorFields(error)));
      }, wait),
    );
  }

  stop(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  async #now(about: string): Promise<void> {
    // What changes from here on is told by the next.
    this.#quietUntil.set(about, performance.now() + tallyGap(0));
    this.#waiting.delete(about);
    const bytes = await this.#tell(about);
    if (bytes === null) this.#quietUntil.delete(about);
    else this.#quietUntil.set(about, performance.now() + tallyGap(bytes));
  }
}
