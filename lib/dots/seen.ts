import { type RoundState, stateOf } from '#lib/poll/poll.ts';
import type { DotNews, WatchedDots } from '#lib/wire/dots.ts';
import type { DotRound } from './round.ts';

/** What a page knows of the rounds of its rooms, the newest first. */
export type SeenDots = readonly WatchedDots[];

/** After a round was opened, closed, opened again or settled; older news changes nothing. */
export function withDotRound(seen: SeenDots, round: DotRound, roomIds: readonly string[]): SeenDots {
  const known = seen.find((each) => each.round.id === round.id);
  if (known !== undefined) {
    if (round.version <= known.round.version) return seen;
    return seen.map((each) => (each === known ? { ...each, round } : each));
  }
  const here = round.roomIds.filter((id) => roomIds.includes(id));
  if (here.length === 0) return seen;
  const fresh: WatchedDots = {
    round,
    counts: here.map((roomId) => ({ roomId, people: 0, totals: null })),
    own: here.map((roomId) => ({ roomId, hasPlaced: false, placement: null })),
  };
  return [...seen, fresh].sort(
    (a, b) => b.round.openedAt - a.round.openedAt || (a.round.id < b.round.id ? -1 : 1),
  );
}

/**
 * After something was counted. Totals stay once they are there; without them the higher number of people is the newer one,
 * since nobody takes all of their ballot back.
 */
export function withDotCount(
  seen: SeenDots,
  { roundId, count }: Pick<DotNews, 'roundId' | 'count'>,
): SeenDots {
  return seen.map((each) => {
    if (each.round.id !== roundId) return each;
    const counts = each.counts.map((known) => {
      if (known.roomId !== count.roomId || (known.totals !== null && count.totals === null)) return known;
      return count.totals !== null || count.people > known.people ? count : known;
    });
    const isSettled = each.round.settled || count.totals !== null;
    return { ...each, counts, round: isSettled ? { ...each.round, settled: true } : each.round };
  });
}

/** Where a round stands for those who look: `counting` is the moment between the end of taking back and the totals. */
export function stageOf(round: DotRound, now: number): 'open' | 'closing' | 'counting' | 'settled' {
  if (round.settled) return 'settled';
  const state: RoundState = stateOf(round, now);
  return state === 'final' ? 'counting' : state;
}

/** The round that goes on in a room, if one does. */
export function goingOn(seen: SeenDots): WatchedDots | null {
  return seen.find(({ round }) => !round.settled) ?? null;
}

/** The rounds whose totals can be seen, the newest first; those in which nobody placed a dot are left out. */
export function withTotals(seen: SeenDots): SeenDots {
  return seen.filter(({ counts }) => counts.some(({ people, totals }) => totals !== null && people > 0));
}
