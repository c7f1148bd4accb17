'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { liveStore } from '#components/live/store.ts';
import { useAsked } from '#components/live/use-asked.ts';
import { type SeenDots, withDotCount, withDotRound } from '#lib/dots/seen.ts';

/**
 * The rounds of these rooms, kept up to date as long as the calling component is shown; null: not known yet.
 *
 * @param roomIds their ids with spaces between them
 */
export function useSteeredDots(roomIds: string): SeenDots | null {
  const [seen, setSeen] = useState<SeenDots | null>(null);
  /** What was heard while the server was asked, and may not be in its answer; null: it is not asked now. */
  const meanwhile = useRef<((seen: SeenDots) => SeenDots)[] | null>(null);

  const ask = useCallback(() => {
    meanwhile.current = [];
    return liveStore.ask('dots:watch', { roomIds: roomIds.split(' ') });
  }, [roomIds]);
  const again = useAsked(ask, (answer) => {
    const heard = meanwhile.current ?? [];
    meanwhile.current = null;
    if (answer.ok) setSeen(heard.reduce((before, news) => news(before), answer.value as SeenDots));
  });

  useEffect(() => {
    const ids = roomIds.split(' ');
    const heard = (news: (seen: SeenDots) => SeenDots) => {
      meanwhile.current?.push(news);
      setSeen((before) => (before === null ? null : news(before)));
    };
    const stops = [
      liveStore.hear('dots:changed', ({ round }) => heard((before) => withDotRound(before, round, ids))),
      liveStore.hear('dots:counted', (news) => heard((before) => withDotCount(before, news))),
      // Something may have been missed.
      liveStore.hear('polls:changed', again),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [roomIds, again]);

  return seen;
}
