import type { CastAnswer, NewBallot, PollStore } from '#server/store/poll-store.ts';
import type { Clock } from '#server/world.ts';

/** As many in one transaction; more wait for the next. */
const AT_ONCE = 500;

/**
 * Gathers the ballots that come in while others are being stored, and stores them together: one commit for all, so that
 * a hall that answers at the same time waits for a few commits and not for one each.
 */
export class BallotBox {
  readonly #store: Pick<PollStore, 'cast'>;
  readonly #clock: Clock;
  readonly #gatherMs: number;
  #waiting: { ballot: NewBallot; resolve: (answer: CastAnswer) => void; reject: (error: unknown) => void }[] =
    [];
  #isStoring = false;

  /** @param gatherMs so long the first ballot waits for others, in milliseconds */
  constructor(store: Pick<PollStore, 'cast'>, clock: Clock, gatherMs: number) {
    this.#store = store;
    this.#clock = clock;
    this.#gatherMs = gatherMs;
  }

  /** Resolves when the ballot is stored, or with why it is not; rejects when nobody knows: it may be cast again. */
  cast(ballot: NewBallot): Promise<CastAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ballot, resolve, reject });
      if (this.#isStoring) return;
      this.#isStoring = true;
      setTimeout(() => void this.#storeAll(), this.#gatherMs);
    });
  }

  async #storeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const some = this.#waiting.splice(0, AT_ONCE);
      try {
        const answers = await this.#store.cast(
          some.map(({ ballot }) => ballot),
          this.#clock(),
        );
        for (const [at, { resolve }] of some.entries()) {
          resolve(answers[at] ?? { ok: false, code: 'poll-reset' });
        }
      } catch (error) {
        for (const { reject } of some) reject(error);
      }
    }
    this.#isStoring = false;
  }
}
