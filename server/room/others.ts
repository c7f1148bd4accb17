import type { Bus, BusNews } from '#server/bus/bus.ts';
import { errorFields, type Log } from '#server/log.ts';
import type { Room } from './room.ts';

/** How often rooms look into the store while the processes cannot hear each other. */
const LOOK_MS = 2_000;

/**
 * Keeps the rooms of this process in step with what other processes commit: by their news, and by looking into the
 * store after news may have been missed and while there is none. Answers its own stop.
 * @param rooms those that are loaded now
 */
export function followOthers(
  { bus, log }: { bus: Bus; log: Log },
  rooms: { find(roomId: string): Room | undefined; all(): Iterable<Room> },
  lookMs: number = LOOK_MS,
): () => void {
  function look(room: Room): void {
    room.refresh().catch((error) => {
      log.debug('a room could not be looked up', { room: room.roomId, ...errorFields(error) });
    });
  }
  const lookEverywhere = () => {
    for (const room of rooms.all()) look(room);
  };

  function hear(room: Room, news: BusNews): void {
    switch (news.is) {
      case 'room-committed':
        room.hear(news);
        return;
      case 'room-changed':
        look(room);
        return;
      case 'carets':
        room.hearCarets(news);
        return;
      case 'carets-wanted':
        room.tellCarets();
    }
  }

  const stopHearing = bus.onNews((news) => {
    const room = 'roomId' in news ? rooms.find(news.roomId) : undefined;
    if (room !== undefined) hear(room, news);
  });
  const stopMissing = bus.onMissed(() => {
    lookEverywhere();
    for (const { roomId } of rooms.all()) bus.tell({ is: 'carets-wanted', roomId });
  });
  const timer = setInterval(() => {
    if (bus.state() === 'degraded') lookEverywhere();
  }, lookMs);
  timer.unref();
  return () => {
    stopHearing();
    stopMissing();
    clearInterval(timer);
  };
}
