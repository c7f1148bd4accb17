import type { CastAnswer } from '#server/store/poll-store.ts';
import type { Clock } from '#server/world.ts';

/** As many in one transaction; more wait for the next. */
const AT_ONCE = 500;

/** Where ballots are stored; see PollStore.cast. */
export interface CountsBallots<Ballot> {
  cast(ballots: readonly Ballot[], now: number): Promise<CastAnswer[]>;
}

/**
 * Gathers the ballots that come in, and stores them together: one commit for all, so that a hall that answers at the same
 * time costs a few commits and not one each. Who votes alone does not wait.
 */
export class BallotBox<Ballot extends { roundId: string }> {
  readonly #store: CountsBallots<Ballot>;
  readonly #clock: Clock;
  readonly #gapMs: number;
  readonly #onCounted: (roundId: string) => void;
  #waiting: { ballot: Ballot; resolve: (answer: CastAnswer) => void; reject: (error: unknown) => void }[] =
    [];
  #isBusy = false;
  /** When the last commit began, by the process's own clock. */
  #lastAt = Number.NEGATIVE_INFINITY;

  /**
   * @param gapMs the shortest time from one commit to the next, in milliseconds
   * @param onCounted after each commit, for each round in which something changed
   */
  constructor(
    store: CountsBallots<Ballot>,
    clock: Clock,
    gapMs: number,
    onCounted: (roundId: string) => void,
  ) {
    this.#store = store;
    this.#clock = clock;
    this.#gapMs = gapMs;
    this.#onCounted = onCounted;
  }

  /** Resolves when the ballot is stored, or with why it is not; rejects when nobody knows: it may be cast again. */
  cast(ballot: Ballot): Promise<CastAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ballot, resolve, reject });
      if (this.#isBusy) return;
      this.#isBusy = true;
      this.#next();
    });
  }

  #next(): void {
    const wait = Math.max(0, this.#lastAt + this.#gapMs - performance.now());
    setTimeout(() => void this.#storeSome(), wait);
  }

  async #storeSome(): Promise<void> {
    this.#lastAt = performance.now();
    const some = this.#waiting.splice(0, AT_ONCE);
    try {
      const answers = await this.#store.cast(
        some.map(({ ballot }) => ballot),
        this.#clock(),
      );
      const changed = new Set<string>();
      for (const [at, { ballot, resolve }] of some.entries()) {
        const answer = answers[at] ?? { ok: false, code: 'poll-reset' };
        if (answer.ok && answer.isNews) changed.add(ballot.roundId);
        resolve(answer);
      }
      for (const roundId of changed) this.#onCounted(roundId);
    } catch (error) {
      for (const { reject } of some) reject(error);
    }
    if (this.#waiting.length > 0) this.#next();
    else this.#isBusy = false;
  }
}
