'use client';

import { useEffect, useState } from 'react';
import { liveStore } from '#components/live/store.ts';
import { useLive } from '#components/live/use-live.ts';
import type { RoomVersion } from '#lib/wire/live.ts';

/** What is kept of a room, newest first: asked for again after a lost connection and when there is something new. */
export function useHistory(roomId: string): readonly RoomVersion[] {
  const { connection, muchDeleted } = useLive();
  const newest = muchDeleted[roomId];
  const [history, setHistory] = useState<readonly RoomVersion[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `newest` is the news that there is more to read.
  useEffect(() => {
    if (connection !== 'live') return;
    let wanted = true;
    void liveStore.roomHistory(roomId).then((answer) => {
      if (wanted && answer.ok) setHistory(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [roomId, connection, newest]);
  return history;
}

const HIDDEN = 'hidden-versions';

/** The versions whose line this person has hidden, until the tab is closed, and how to hide one more. */
export function useHidden(): [ReadonlySet<string>, (id: string) => void] {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set(remembered()));
  return [
    hidden,
    (id) => {
      const all = new Set([...hidden, id]);
      sessionStorage.setItem(HIDDEN, [...all].join(' '));
      setHidden(all);
    },
  ];
}

function remembered(): string[] {
  return (sessionStorage.getItem(HIDDEN) ?? '').split(' ');
}
