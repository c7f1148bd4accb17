'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useServerNow } from '#components/live/clock.ts';
import { liveStore } from '#components/live/store.ts';
import { useAnswer } from '#components/live/use-answer.ts';
import { useAsked } from '#components/live/use-asked.ts';
import { useLive } from '#components/live/use-live.ts';
import { withChanged, withCounted, withoutRound, withWatched } from '#lib/poll/asked.ts';
import { afterNews, nothingAsked } from '#lib/question/view.ts';
import { NOTHING_DECIDED } from '#lib/screen/shown.ts';
import type { ProjectorAnswer, Screen } from '#lib/wire/screen.ts';

/** Without a line it is asked this often whether that is for good. */
const LOOK_AGAIN_MS = 15_000;
/** These do not pass by waiting. */
const FOR_GOOD = ['no-pass', 'forbidden', 'not-found'];

export interface ScreenState {
  /** The newest that is known; without a line what was known before. */
  around: ProjectorAnswer;
  screen: Screen;
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
  const [screen, refused] = useWatched(roomId);
  useEffect(() => liveStore.hear('join-code:changed', () => setCodes((count) => count + 1)), []);
  const code = [error?.code, refused].find((each) => each != null && FOR_GOOD.includes(each));
  const isOver = live.passEnded !== false || code !== undefined;
  return {
    around: value ?? rendered,
    screen,
    now,
    isLost: live.connection === 'lost',
    ended: isOver ? (code === 'not-found' ? 'gone' : 'ended') : null,
  };
}

/** What the room's projector was told, and what it can show; the last of it stays while there is no line. */
function useWatched(roomId: string): [screen: Screen, refused: string | null] {
  const known = useRef<Screen>({
    choice: NOTHING_DECIDED,
    rounds: [],
    dots: [],
    questions: nothingAsked(roomId),
    mayShow: false,
  });
  const [screen, setScreen] = useState(known.current);
  const [refused, setRefused] = useState<string | null>(null);
  const change = useCallback((part: Partial<Screen>) => {
    known.current = { ...known.current, ...part };
    setScreen(known.current);
  }, []);

  // News that come meanwhile ask again.
  const ask = useCallback(() => liveStore.ask('screen:watch', { roomId }), [roomId]);
  const again = useAsked(ask, (answer) => {
    setRefused(answer.ok ? null : answer.error.code);
    if (!answer.ok) return;
    change({ ...answer.value, rounds: [...withWatched(known.current.rounds, answer.value.rounds)] });
  });

  useEffect(() => {
    const stops = [
      liveStore.hear('poll:changed', (news) => {
        change({ rounds: [...withChanged(known.current.rounds, news, roomId)] });
        again();
      }),
      liveStore.hear('poll:counted', (news) =>
        change({ rounds: [...withCounted(known.current.rounds, news)] }),
      ),
      liveStore.hear('poll:gone', (news) =>
        change({ rounds: [...withoutRound(known.current.rounds, news.roundId)] }),
      ),
      liveStore.hear('polls:changed', again),
      // What is laid stays hidden; settled, it can be shown.
      liveStore.hear('dots:changed', ({ round }) => round.settled && again()),
      liveStore.hear('questions:changed', (news) => {
        const questions = afterNews(known.current.questions, news);
        if (questions === null) again();
        else change({ questions });
      }),
      liveStore.hear('questions:again', again),
      liveStore.hear('screen:changed', ({ roomId: where, ...choice }) => {
        if (where !== roomId) return;
        if (choice.version > known.current.choice.version) change({ choice });
        // A round of another room may have been chosen, which is not known here yet.
        again();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [roomId, again, change]);

  return [screen, refused];
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
