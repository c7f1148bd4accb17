'use client';

import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { serverNow } from '#components/live/clock.ts';
import { type Asked, nextMoment } from '#lib/poll/asked.ts';
import { type PollsState, RoomPolls } from './room-polls.ts';

const NOTHING: PollsState = { asked: [], told: false, ballots: {} };

/** What is asked in a room, as long as the calling component is shown; null in the moment before. */
export function useRoomPolls(roomId: string, personId: string, sharedDevice: boolean): RoomPolls | null {
  const [polls, setPolls] = useState<RoomPolls | null>(null);
  useEffect(() => {
    const opened = new RoomPolls(roomId, personId, sharedDevice);
    setPolls(opened);
    return () => opened.stop();
  }, [roomId, personId, sharedDevice]);
  return polls;
}

export function usePollsState(polls: RoomPolls | null): PollsState {
  return useSyncExternalStore(
    polls?.subscribe ?? subscribeToNothing,
    () => polls?.state() ?? NOTHING,
    () => NOTHING,
  );
}

const subscribeToNothing = () => () => {};
/** Timers of browsers do not reach further. */
const TIMER_MAX_MS = 2 ** 31 - 1;

/** This moment by the server's clock; the component is drawn again when time alone changes what is shown of rounds. */
export function useMoment(asked: Asked, passed: () => void): number {
  const [, setTick] = useState(0);
  const now = serverNow();
  const next = nextMoment(asked, now);
  useEffect(() => {
    if (next === null) return;
    const timer = setTimeout(
      () => {
        setTick((tick) => tick + 1);
        passed();
      },
      Math.min(next - serverNow() + 20, TIMER_MAX_MS),
    );
    return () => clearTimeout(timer);
  }, [next, passed]);
  return now;
}

/** The polls of the room that one is in, for what is inside the panel. */
export const PollsContext = createContext<{ polls: RoomPolls; state: PollsState; now: number } | null>(null);

export function usePolls(): { polls: RoomPolls; state: PollsState; now: number } {
  const around = useContext(PollsContext);
  if (around === null) throw new Error('usePolls outside of the panel of polls');
  return around;
}
