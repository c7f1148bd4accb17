import { may } from '#lib/people/permission.ts';
import type { Passes } from '#server/access/pass.ts';
import type { CastAnswer } from '#server/store/poll-store.ts';
import type { Clock } from '#server/world.ts';

/** As many in one transaction; more wait for the next. */
const AT_ONCE = 500;

/** Where ballots are stored; see PollStore.cast. */
export interface CountsBallots<Ballot> {
  cast(ballots: readonly Ballot[], now: number): Promise<CastAnswer[]>;
}

/** What became of a ballot; `no-pass`, `forbidden`: of the person's pass before it was looked at. */
export type BoxAnswer = CastAnswer | { ok: false; code: 'no-pass' | 'forbidden' };

interface Waiting<Ballot> {
  ballot: Ballot;
  eventId: string;
  passHash: string;
  resolve: (answer: BoxAnswer) => void;
  reject: (error: unknown) => void;
}

/**
 * Gathers the ballots that come in, and stores them together: one commit for all, so that a hall that answers at the same
 * time costs a few commits and not one each. Passes are looked at together as well, just before. Who votes alone does not wait.
 */
export class BallotBox<Ballot extends { roundId: string }> {
  readonly #store: CountsBallots<Ballot>;
  readonly #passes: Pick<Passes, 'holders'>;
  readonly #clock: Clock;
  readonly #gapMs: number;
  readonly #onCounted: (roundId: string) => void;
  #waiting: Waiting<Ballot>[] = [];
  #isBusy = false;
  /** When the last commit began, by the process's own clock. */
  #lastAt = Number.NEGATIVE_INFINITY;

  /**
   * @param gapMs the shortest time from one commit to the next, in milliseconds
   * @param onCounted after each commit, for each round in which something changed
   */
  constructor(
    store: CountsBallots<Ballot>,
    passes: Pick<Passes, 'holders'>,
    clock: Clock,
    gapMs: number,
    onCounted: (roundId: string) => void,
  ) {
    this.#store = store;
    this.#passes = passes;
    this.#clock = clock;
    this.#gapMs = gapMs;
    this.#onCounted = onCounted;
  }

  /**
   * Resolves when the ballot is stored, or with why it is not; rejects when nobody knows: it may be cast again.
   * @param eventId the round's event
   * @param passHash with which it was cast
   */
  cast(ballot: Ballot, eventId: string, passHash: string): Promise<BoxAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ballot, eventId, passHash, resolve, reject });
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
    const gathered = this.#waiting.splice(0, AT_ONCE);
    try {
      const some = await this.#withPass(gathered);
      const ballots = some.map(({ ballot }) => ballot);
      const answers = ballots.length === 0 ? [] : await this.#store.cast(ballots, this.#clock());
      const changed = new Set<string>();
      for (const [at, { ballot, resolve }] of some.entries()) {
        const answer = answers[at] ?? { ok: false, code: 'poll-reset' };
        if (answer.ok && answer.isNews) changed.add(ballot.roundId);
        resolve(answer);
      }
      for (const roundId of changed) this.#onCounted(roundId);
    } catch (error) {
      for (const { reject } of gathered) reject(error);
    }
    if (this.#waiting.length > 0) this.#next();
    else this.#isBusy = false;
  }

  /** Those whose pass is still valid, and still lets them vote; the others are answered. */
  async #withPass(gathered: readonly Waiting<Ballot>[]): Promise<Waiting<Ballot>[]> {
    const holders = await this.#passes.holders(gathered.map(({ passHash }) => passHash));
    return gathered.filter(({ eventId, passHash, resolve }) => {
      const person = holders.get(passHash) ?? null;
      if (may(person, 'ballot:cast', { eventId })) return true;
      resolve({ ok: false, code: person === null ? 'no-pass' : 'forbidden' });
      return false;
    });
  }
}
