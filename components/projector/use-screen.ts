'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useServerNow } from '#components/live/clock.ts';
import { liveStore } from '#components/live/store.ts';
import { useAnswer } from '#components/live/use-answer.ts';
import { useBeginnings } from '#components/live/use-beginnings.ts';
import { useLive } from '#components/live/use-live.ts';
import { withChanged, withCounted, withoutRound, withWatched } from '#lib/poll/asked.ts';
import { afterNews, nothingAsked } from '#lib/question/view.ts';
import { NOTHING_DECIDED } from '#lib/screen/shown.ts';
import type { ProjectorAnswer, Screen } from '#lib/wire/screen.ts';

/** Without a line it is asked this often whether that is for good. */
const LOOK_AGAIN_MS = 15_000;
const ASK_AGAIN_MS = 5_000;
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
  const [screen, setScreen] = useState<Screen>({
    choice: NOTHING_DECIDED,
    rounds: [],
    questions: nothingAsked(roomId),
    mayShow: false,
  });
  const [refused, setRefused] = useState<string | null>(null);
  const beginnings = useBeginnings();
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);

  const ask = useCallback(async () => {
    clearTimeout(later.current);
    asked.current += 1;
    const mine = asked.current;
    const answer = await liveStore.ask('screen:watch', { roomId });
    // News that came meanwhile have asked again.
    if (mine !== asked.current) return;
    setRefused(answer.ok ? null : answer.error.code);
    if (answer.ok) {
      setScreen((before) => ({
        ...answer.value,
        rounds: [...withWatched(before.rounds, answer.value.rounds)],
      }));
    } else if (answer.error.code !== 'offline') later.current = setTimeout(ask, ASK_AGAIN_MS);
  }, [roomId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the line begins, what is shown may be old.
  useEffect(() => void ask(), [beginnings, ask]);

  useEffect(() => {
    const change = (next: (before: Screen) => Screen) => setScreen(next);
    const stops = [
      liveStore.hear('poll:changed', (news) => {
        change((before) => ({ ...before, rounds: [...withChanged(before.rounds, news, roomId)] }));
        void ask();
      }),
      liveStore.hear('poll:counted', (news) =>
        change((before) => ({ ...before, rounds: [...withCounted(before.rounds, news)] })),
      ),
      liveStore.hear('poll:gone', (news) =>
        change((before) => ({ ...before, rounds: [...withoutRound(before.rounds, news.roundId)] })),
      ),
      liveStore.hear('polls:changed', () => void ask()),
      liveStore.hear('questions:changed', (news) =>
        change((before) => {
          const questions = afterNews(before.questions, news);
          if (questions === null) void ask();
          return questions === null ? before : { ...before, questions };
        }),
      ),
      liveStore.hear('questions:again', () => void ask()),
      liveStore.hear('screen:changed', ({ roomId: where, ...choice }) => {
        if (where !== roomId) return;
        change((before) => (choice.version > before.choice.version ? { ...before, choice } : before));
        // A round of another room may have been chosen, which is not known here yet.
        void ask();
      }),
    ];
    return () => {
      clearTimeout(later.current);
      for (const stop of stops) stop();
    };
  }, [roomId, ask]);

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
