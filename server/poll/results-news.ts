import { stateOf } from '#lib/poll/poll.ts';
import type { Counted } from '#lib/poll/results.ts';
import { type Results, resultsOf, withoutTally } from '#lib/poll/results.ts';
import { maySeeTally, tallyGap, type Watcher } from '#lib/poll/sight.ts';
import { errorFields, type Log } from '#server/log.ts';
import type { PollStore } from '#server/store/poll-store.ts';
import type { Clock } from '#server/world.ts';

/** The pages that watch the polls of a room, by whose eyes they are for. */
export function watchersOf(who: Watcher, roomId: string): string {
  return `poll:${who}:${roomId}`;
}

/** The pages of those who have voted in a round. */
export function votersOf(roundId: string): string {
  return `poll:voted:${roundId}`;
}

/** Tells pages of this process, by groups. */
export type TellResults = (eventId: string, groups: readonly string[], results: Results) => void;

/**
 * Tells what is counted, whole, to the pages of this process: soon when something changed, then as often as the bytes
 * allow, so that the last word is always said.
 */
export class ResultsNews {
  readonly #store: Pick<PollStore, 'count'>;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #tell: TellResults;
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  /** Until when a round's next news waits, by the process's own clock. */
  readonly #quietUntil = new Map<string, number>();

  constructor(store: Pick<PollStore, 'count'>, clock: Clock, log: Log, tell: TellResults) {
    this.#store = store;
    this.#clock = clock;
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
        this.#now(roundId).catch((error) => this.#log.warn('results not told', errorFields(error)));
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
    if (counted === null) {
      this.#quietUntil.delete(roundId);
      return;
    }
    const now = this.#clock();
    const results = resultsOf(counted, now);
    this.#quietUntil.set(roundId, performance.now() + tallyGap(JSON.stringify(results).length));
    const { seeing, counting } = audiences(counted, now);
    this.#tell(counted.eventId, seeing, results);
    if (counting.length > 0) this.#tell(counted.eventId, counting, withoutTally(results));
  }
}

/** Who sees what was chosen, and who sees how many have answered. */
function audiences({ plan, round }: Counted, now: number): { seeing: string[]; counting: string[] } {
  const state = stateOf(round, now);
  const all = (who: Watcher) => round.roomIds.map((roomId) => watchersOf(who, roomId));
  const mayLook = (who: Watcher, hasVoted: boolean) =>
    maySeeTally(who, plan, { state, revealed: round.revealed, hasVoted });
  const seeing = all('host');
  const counting: string[] = [];
  (mayLook('projector', false) ? seeing : counting).push(...all('projector'));
  if (mayLook('participant', false)) seeing.push(...all('participant'));
  else if (mayLook('participant', true)) seeing.push(votersOf(round.id));
  return { seeing, counting };
}
