'use client';

import { useEffect, useState } from 'react';
import { serverNow } from '#components/live/clock.ts';
import { nextTick, type Timer, type TimerView, timerView } from '#lib/facilitation/timer.ts';

/** A clock of the browser may ring a moment early. */
const LATE_MS = 5;

/** What a screen shows of a timer, drawn again at each of its seconds, which are the server's. */
export function useTimerView(timer: Timer | null): TimerView {
  const [, setTick] = useState(0);
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      const ms = nextTick(timer, serverNow());
      if (ms === null) return;
      waiting = setTimeout(() => {
        setTick((tick) => tick + 1);
        wait();
      }, ms + LATE_MS);
    };
    const look = () => {
      clearTimeout(waiting);
      setTick((tick) => tick + 1);
      wait();
    };
    wait();
    // A page that was asleep shows the right second as soon as it is seen again.
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(waiting);
      document.removeEventListener('visibilitychange', look);
    };
  }, [timer]);
  return timerView(timer, serverNow());
}
