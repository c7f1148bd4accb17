'use client';

import { useEffect, useState } from 'react';
import { useServerNow } from '#components/live/clock.ts';
import { liveStore } from '#components/live/store.ts';
import { useAnswer } from '#components/live/use-answer.ts';
import { useLive } from '#components/live/use-live.ts';
import type { ProjectorAnswer } from '#lib/wire/screen.ts';

/** Without a line it is asked this often whether that is for good. */
const LOOK_AGAIN_MS = 15_000;
/** These do not pass by waiting. */
const FOR_GOOD = ['no-pass', 'forbidden', 'not-found'];

export interface ScreenState {
  /** The newest that is known; without a line what was known before. */
  around: ProjectorAnswer;
  /** Milliseconds since 1970, by the server's clock. */
  now: number;
  isLost: boolean;
  /** Set: nothing more will come; the link was revoked, or the room left the programme. */
  ended: 'ended' | 'gone' | null;
}

/** What a projector shows of a room, kept up to date as long as anything can be had. */
export function useScreen(roomId: string, rendered: ProjectorAnswer): ScreenState {
  const live = useLive();
  const now = useServerNow(rendered.now, 1_000);
  const [codes, setCodes] = useState(0);
  const lost = useTicks(live.connection === 'lost', LOOK_AGAIN_MS);
  const path = `/api/projector/rooms/${encodeURIComponent(roomId)}`;
  const { value, error } = useAnswer<ProjectorAnswer>(
    path,
    { path, value: rendered },
    () => `${live.programme} ${codes} ${lost}`,
  );
  useEffect(() => liveStore.hear('join-code:changed', () => setCodes((count) => count + 1)), []);
  const isOver = live.passEnded !== false || (error !== null && FOR_GOOD.includes(error.code));
  return {
    around: value ?? rendered,
    now,
    isLost: live.connection === 'lost',
    ended: isOver ? (error?.code === 'not-found' ? 'gone' : 'ended') : null,
  };
}

/** Counts on, while that is so. */
function useTicks(running: boolean, everyMs: number): number {
  const [ticks, setTicks] = useState(0);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setTicks((count) => count + 1), everyMs);
    return () => clearInterval(timer);
  }, [running, everyMs]);
  return ticks;
}
