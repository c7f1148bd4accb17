'use client';

import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { useDesk } from '#components/board/board-context.tsx';
import { serverNow } from '#components/live/clock.ts';
import { useRoom } from '#components/room/room-context.tsx';
import { TAKE_BACK_MS } from '#lib/poll/poll.ts';
import { type DotsState, RoomDots } from './room-dots.ts';

/** The dots of the room that is open. */
let here: RoomDots | null = null;

export const DotsContext = createContext<RoomDots | null>(null);

/** Dot voting of the room, as long as the calling component is shown; null in the moment before. */
export function useOpenDots(): RoomDots | null {
  const { me, room, sharedDevice } = useRoom();
  const desk = useDesk();
  const [dots, setDots] = useState<RoomDots | null>(null);
  useEffect(() => {
    const opened = new RoomDots({ personId: me.id, roomId: room.id, sharedDevice }, desk.board);
    here = opened;
    setDots(opened);
    return () => {
      if (here === opened) here = null;
      opened.stop();
    };
  }, [desk, me.id, room.id, sharedDevice]);
  return dots;
}

/** For what stands on cards, which are drawn far away from the bar. */
export function dotsHere(): RoomDots | null {
  return here;
}

export function useDots(): RoomDots {
  const dots = useContext(DotsContext);
  if (dots === null) throw new Error('useDots outside of dot voting');
  return dots;
}

export function useDotsState(): DotsState {
  const dots = useDots();
  return useSyncExternalStore(dots.subscribe, dots.state);
}

/** Draws again, and looks again, when closing cannot be taken back any more. */
export function useClosing(closesAt: number | null, dots: RoomDots): void {
  useEffect(() => {
    if (closesAt === null) return;
    const timers = [closesAt, closesAt + TAKE_BACK_MS].flatMap((at) => {
      const wait = at - serverNow() + 20;
      return wait < 0 ? [] : [setTimeout(() => dots.look(), wait)];
    });
    // It may be over already.
    if (timers.length === 0) dots.look();
    return () => timers.forEach(clearTimeout);
  }, [closesAt, dots]);
}
