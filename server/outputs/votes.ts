import { stateOf } from '#lib/poll/poll.ts';
import { type Results, resultsOf, withoutTally } from '#lib/poll/results.ts';
import { maySeeTally, type Watcher } from '#lib/poll/sight.ts';
import type { ReviewDots, ReviewPoll } from '#lib/wire/review.ts';
import type { Store } from '#server/store/store.ts';

/** More rounds of one room nobody reads. */
const ROUNDS_READ = 200;

/** What was voted on in a room, as counts of what the database holds; the first one first. */
export interface RoomVotes {
  polls: ReviewPoll[];
  dots: ReviewDots[];
}

/** @param who for whose eyes; of what they may not see only how many answered is told */
export async function votesOf(
  { polls, dots }: Pick<Store, 'polls' | 'dots'>,
  roomId: string,
  who: Exclude<Watcher, 'projector'>,
  now: number,
): Promise<RoomVotes> {
  const votes: RoomVotes = { polls: [], dots: [] };
  for (const asked of (await polls.asked([roomId], ROUNDS_READ)).toReversed()) {
    const counted = await polls.count(asked.round.id);
    if (counted === null || stateOf(counted.round, now) !== 'final') continue;
    const sight = { state: 'final', revealed: counted.round.revealed, hasVoted: false } as const;
    const results: Results = resultsOf(counted, now);
    const isSeen = maySeeTally(who, counted.plan, sight);
    votes.polls.push({
      poll: asked.poll,
      round: counted.round,
      results: isSeen ? results : withoutTally(results),
    });
  }
  for (const round of (await dots.rounds([roomId])).toReversed()) {
    const count = (await dots.count(round.id))?.rooms.find((room) => room.roomId === roomId);
    if (count === undefined || count.totals === null) continue;
    votes.dots.push({ round, people: count.people, totals: count.totals });
  }
  return votes;
}
