import { tallyGap } from '#lib/poll/sight.ts';
import type { DotNews } from '#lib/wire/dots.ts';
import { errorFields, type Log } from '#server/log.ts';
import type { DotStore } from '#server/store/dot-store.ts';

/** The pages that watch dot voting in a room. */
export function dotWatchersOf(roomId: string): string {
  return `dots:${roomId}`;
}

/**
 * Tells what is counted in each room of a round, whole, to the pages of this process: soon when something changed, then
 * as often as the bytes allow, so that the last word is always said.
 */
export class CountNews {
  readonly #store: Pick<DotStore, 'count'>;
  readonly #log: Log;
  readonly #tell: (eventId: string, news: DotNews) => void;
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  /** Until when a round's next news waits, by the process's own clock. */
  readonly #quietUntil = new Map<string, number>();

  constructor(store: Pick<DotStore, 'count'>, log: Log, tell: (eventId: string, news: DotNews) => void) {
    this.#store = store;
    this.#log = log;
    this.#tell = tell;
  }

  soon(roundId: string): void {
    if (this.#waiting.has(roundId)) return;
    const wait = Math.max(0, (this.#quietUntil.get(roundId) ?? 0) - performance.now());
    this.#waiting.set(
      roundId,
      setTimeout(() => {
        // Lost, it is made good by the next one; whoever comes asks anyway.
        this.#now(roundId).catch((error) => this.#log.warn('dots not told', errorFields(error)));
      }, wait),
    );
  }

  stop(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  async #now(roundId: string): Promise<void> {
    // What changes from here on is told by the next.
    this.#quietUntil.set(roundId, performance.now() + tallyGap(0));
    this.#waiting.delete(roundId);
    const counted = await this.#store.count(roundId);
    if (counted === null || counted.round.settled) this.#quietUntil.delete(roundId);
    if (counted === null) return;
    const { round, rooms } = counted;
    for (const count of rooms) this.#tell(round.eventId, { roundId, version: round.version, count });
  }
}
