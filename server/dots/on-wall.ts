import { wallOf } from '#lib/dots/on-wall.ts';
import { type DotThing, thingsOfCards } from '#lib/dots/order.ts';
import type { ScreenDots } from '#lib/wire/screen.ts';
import type { Store } from '#server/store/store.ts';

/** So many settled rounds of a room its projector can go through; the older ones are in the results. */
const ROUNDS_OFFERED = 3;

/**
 * The settled rounds that the projector of a room can show, the newest first, with the cards as they were last read: the
 * newest of the room, and the chosen one, wherever it was.
 *
 * @param now milliseconds since 1970
 */
export async function dotsOnWall(
  { dots, review }: Pick<Store, 'dots' | 'review'>,
  eventId: string,
  { roomId, chosenId }: { roomId: string; chosenId: string | null },
  now: number,
): Promise<ScreenDots[]> {
  const settled = (await dots.rounds([roomId])).filter((round) => round.settled);
  const offered = settled.slice(0, ROUNDS_OFFERED).map(({ id }) => id);
  const ids = chosenId === null || offered.includes(chosenId) ? offered : [...offered, chosenId];
  const boards = new Map<string, Promise<DotThing[]>>();
  const boardOf = (id: string) => {
    const known =
      boards.get(id) ?? review.room(eventId, id, now).then((room) => thingsOfCards(room?.cards ?? []));
    boards.set(id, known);
    return known;
  };
  const shown: ScreenDots[] = [];
  for (const id of ids) {
    const counted = await dots.count(id);
    if (counted === null || !counted.round.settled || counted.round.eventId !== eventId) continue;
    const rooms = counted.rooms.map(async (count) => wallOf(count, await boardOf(count.roomId)));
    shown.push({ round: counted.round, rooms: await Promise.all(rooms) });
  }
  return shown.sort((a, b) => b.round.openedAt - a.round.openedAt);
}
