import { stateOf } from '#lib/poll/poll.ts';
import type { Counted } from '#lib/poll/results.ts';
import { type Results, resultsOf, withoutTally } from '#lib/poll/results.ts';
import { maySeeTally, type Watcher } from '#lib/poll/sight.ts';
import type { Log } from '#server/log.ts';
import { PacedNews } from '#server/paced-news.ts';
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

/** Tells what is counted in a round, whole, to the pages of this process. */
export function resultsNews(
  store: Pick<PollStore, 'count'>,
  clock: Clock,
  log: Log,
  tell: TellResults,
): PacedNews {
  return new PacedNews(async (roundId) => {
    const counted = await store.count(roundId);
    if (counted === null) return null;
    const now = clock();
    const results = resultsOf(counted, now);
    const { seeing, counting } = audiences(counted, now);
    tell(counted.eventId, seeing, results);
    if (counting.length > 0) tell(counted.eventId, counting, withoutTally(results));
    return JSON.stringify(results).length;
  }, log);
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
