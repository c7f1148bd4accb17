'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { liveStore } from '#components/live/store.ts';
import { useBeginnings } from '#components/live/use-beginnings.ts';
import { afterNews, afterOwn } from '#lib/question/view.ts';
import type { RoomQuestions } from '#lib/wire/questions.ts';

const AGAIN_MS = 5_000;
/** When all have to ask at the same moment, each page waits a little while of its own. */
const SPREAD_MS = 1_500;

type Change = (room: RoomQuestions) => RoomQuestions | null;

/**
 * The questions of rooms, kept up to date as long as they are shown; null until they are told.
 *
 * @param tokensOf what this device holds for questions without a name
 * @returns them, and how to ask for them again
 */
export function useQuestions(
  as: 'participant' | 'host',
  roomIds: readonly string[],
  tokensOf: () => Readonly<Record<string, string>> = () => ({}),
): [rooms: readonly RoomQuestions[] | null, again: () => void] {
  const [rooms, setRooms] = useState<readonly RoomQuestions[] | null>(null);
  const known = useRef<readonly RoomQuestions[]>([]);
  /** What was heard while the server was asked, and may not be in its answer. */
  const meanwhile = useRef<Change[]>([]);
  const asking = useRef(0);
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tokens = useRef(tokensOf);
  tokens.current = tokensOf;
  const beginnings = useBeginnings();
  const which = roomIds.join(' ');

  const ask = useCallback(async () => {
    clearTimeout(later.current);
    asking.current += 1;
    const mine = asking.current;
    meanwhile.current = [];
    const request = { as, roomIds: which.split(' '), tokens: { ...tokens.current() } };
    const answer = await liveStore.ask('question:watch', request);
    if (mine !== asking.current) return;
    if (!answer.ok) {
      if (answer.error.code !== 'offline') later.current = setTimeout(ask, AGAIN_MS);
      return;
    }
    known.current = answer.value.map((room) =>
      meanwhile.current.reduce((now, change) => change(now) ?? now, room),
    );
    meanwhile.current = [];
    setRooms(known.current);
  }, [as, which]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the line begins, what is shown may be old.
  useEffect(() => void ask(), [beginnings, ask]);

  useEffect(() => {
    const heard = (change: Change) => {
      meanwhile.current.push(change);
      const changed = known.current.map(change);
      if (changed.includes(null)) void ask();
      known.current = changed.map((room, at) => room ?? (known.current[at] as RoomQuestions));
      setRooms((before) => (before === null ? null : known.current));
    };
    const stops = [
      liveStore.hear('questions:changed', (news) => heard((room) => afterNews(room, news))),
      liveStore.hear('question:own-changed', ({ roomId, question }) =>
        heard((room) => afterOwn(room, roomId, question)),
      ),
      liveStore.hear('questions:again', () => {
        clearTimeout(later.current);
        later.current = setTimeout(ask, Math.random() * SPREAD_MS);
      }),
    ];
    return () => {
      clearTimeout(later.current);
      asking.current += 1;
      for (const stop of stops) stop();
    };
  }, [ask]);

  return [rooms, ask];
}
