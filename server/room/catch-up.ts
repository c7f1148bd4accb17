import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable } from '#server/store/store.ts';

/** Waiting between two attempts while the store is away, milliseconds. */
const RETRY_MS = 500;

/** Readings of what other processes appended, one at a time. */
export class CatchUp {
  readonly #read: () => Promise<void>;
  #running: Promise<void> | null = null;
  #isWanted = false;
  #following: Promise<void> | null = null;
  #isStopped = false;

  constructor(read: () => Promise<void>) {
    this.#read = read;
  }

  /** Reads, or waits for the reading under way. Rejects as the reading does. */
  now(): Promise<void> {
    this.#running ??= this.#read().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** The same by a reading that begins after this call: one under way may have begun too early. */
  async anew(): Promise<void> {
    await this.#running?.catch(() => {});
    await this.now();
  }

  /**
   * Reads once more, since a reading under way may have begun too early; while the store is away, until it answers.
   * Calls meanwhile share the next reading. Rejects with what is no fault of the line.
   */
  again(): Promise<void> {
    this.#isWanted = true;
    this.#following ??= this.#follow().finally(() => {
      this.#following = null;
    });
    return this.#following;
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #follow(): Promise<void> {
    while (this.#isWanted && !this.#isStopped) {
      await this.#running?.catch(() => {});
      this.#isWanted = false;
      try {
        await this.now();
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        this.#isWanted = true;
        await pause(RETRY_MS, undefined, { ref: false });
      }
    }
  }
}
