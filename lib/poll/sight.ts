import type { PollPlan, RoundState } from './poll.ts';
import { CELL_MIN } from './split.ts';

export const WATCHERS = ['participant', 'projector', 'host'] as const;
/** For whose eyes a page is. */
export type Watcher = (typeof WATCHERS)[number];

/**
 * Whether what was chosen may be seen now. Hosts always see it. Whoever waits with looking until they have voted
 * themselves sees it also when no vote can be influenced any more.
 */
export function maySeeTally(
  who: Watcher,
  { seenBy }: Pick<PollPlan, 'seenBy'>,
  round: { state: RoundState; revealed: boolean; hasVoted: boolean },
): boolean {
  if (who === 'host') return true;
  switch (who === 'projector' ? seenBy.projector : seenBy.participants) {
    case 'hidden':
      return false;
    case 'live':
      return true;
    case 'own-vote':
      return round.hasVoted || round.state === 'final';
    case 'reveal':
      return round.revealed;
  }
}

/** News of a tally go out at most this often. */
const GAP_MS = 250;
/** And a page gets at most so many bytes of them in a second, since 150 share one Wi-Fi. */
const BYTES_PER_SECOND = 3000;

/** Milliseconds until the next news after one of so many bytes. */
export function tallyGap(bytes: number): number {
  return Math.max(GAP_MS, Math.ceil((bytes / BYTES_PER_SECOND) * 1000));
}

/**
 * In an anonymous round the tally that is seen while people vote moves on in steps of so many ballots and stays as
 * many behind: no step, and not the last one either, is one person's ballot.
 */
export const STEP = CELL_MIN;
