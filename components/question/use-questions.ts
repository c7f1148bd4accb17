'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { liveStore } from '#components/live/store.ts';
import { useAsked } from '#components/live/use-asked.ts';
import { afterNews, afterOwn } from '#lib/question/view.ts';
import type { RoomQuestions } from '#lib/wire/questions.ts';

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
  /** What was heard while the server was asked, and may not be in its answer; null: it is not asked now. */
  const meanwhile = useRef<Change[] | null>(null);
  const tokens = useRef(tokensOf);
  tokens.current = tokensOf;
  const which = roomIds.join(' ');

  const ask = useCallback(() => {
    meanwhile.current = [];
    return liveStore.ask('question:watch', {
      as,
      roomIds: which.split(' '),
      tokens: { ...tokens.current() },
    });
  }, [as, which]);
  const again = useAsked(ask, (answer) => {
    const changes = meanwhile.current ?? [];
    meanwhile.current = null;
    if (!answer.ok) return;
    known.current = answer.value.map((room) => changes.reduce((now, change) => change(now) ?? now, room));
    setRooms(known.current);
  });

  useEffect(() => {
    let later: ReturnType<typeof setTimeout> | undefined;
    const heard = (change: Change) => {
      meanwhile.current?.push(change);
      const changed = known.current.map(change);
      if (changed.includes(null)) again();
      known.current = changed.map((room, at) => room ?? (known.current[at] as RoomQuestions));
      setRooms((before) => (before === null ? null : known.current));
    };
    const stops = [
      liveStore.hear('questions:changed', (news) => heard((room) => afterNews(room, news))),
      liveStore.hear('question:own-changed', ({ roomId, question }) =>
        heard((room) => afterOwn(room, roomId, question)),
      ),
      liveStore.hear('questions:again', () => {
        clearTimeout(later);
        later = setTimeout(again, Math.random() * SPREAD_MS);
      }),
    ];
    return () => {
      clearTimeout(later);
      for (const stop of stops) stop();
    };
  }, [again]);

  return [rooms, again];
}
