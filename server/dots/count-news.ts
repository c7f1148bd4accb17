import type { DotNews } from '#lib/wire/dots.ts';
import type { Log } from '#server/log.ts';
import { PacedNews } from '#server/paced-news.ts';
import type { DotStore } from '#server/store/dot-store.ts';

/** The pages that watch dot voting in a room. */
export function dotWatchersOf(roomId: string): string {
  return `dots:${roomId}`;
}

/** Tells what is counted in each room of a round, whole, to the pages of this process. */
export function countNews(
  store: Pick<DotStore, 'count'>,
  log: Log,
  tell: (eventId: string, news: DotNews) => void,
): PacedNews {
  return new PacedNews(async (roundId) => {
    const counted = await store.count(roundId);
    if (counted === null) return null;
    const { round, rooms } = counted;
    for (const count of rooms) tell(round.eventId, { roundId, version: round.version, count });
    // Nothing changes any more once it is settled; until then a page gets a number of its room alone.
    return round.settled ? null : 0;
  }, log);
}
