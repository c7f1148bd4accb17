'use client';

import { useEffect, useState } from 'react';
import { liveStore } from '#components/live/store.ts';
import { useBeginnings } from '#components/live/use-beginnings.ts';
import { type SeenDots, withDotCount, withDotRound } from '#lib/dots/seen.ts';

/**
 * The rounds of these rooms, kept up to date as long as the calling component is shown; null: not known yet.
 *
 * @param roomIds their ids with spaces between them
 */
export function useSteeredDots(roomIds: string): SeenDots | null {
  const beginnings = useBeginnings();
  const [tries, setTries] = useState(0);
  const [seen, setSeen] = useState<SeenDots | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again with each connection, and when it was told to.
  useEffect(() => {
    const ids = roomIds.split(' ');
    let wanted = true;
    let meanwhile: ((seen: SeenDots) => SeenDots)[] | null = [];
    const heard = (news: (seen: SeenDots) => SeenDots) => {
      meanwhile?.push(news);
      setSeen((before) => (before === null ? null : news(before)));
    };
    const stops = [
      liveStore.hear('dots:changed', ({ round }) => heard((before) => withDotRound(before, round, ids))),
      liveStore.hear('dots:counted', (news) => heard((before) => withDotCount(before, news))),
      // Something may have been missed.
      liveStore.hear('polls:changed', () => setTries((count) => count + 1)),
    ];
    void liveStore.ask('dots:watch', { roomIds: ids }).then((answer) => {
      if (!wanted || !answer.ok) return;
      setSeen((meanwhile ?? []).reduce((before, news) => news(before), answer.value as SeenDots));
      meanwhile = null;
    });
    return () => {
      wanted = false;
      for (const stop of stops) stop();
    };
  }, [roomIds, beginnings, tries]);

  return seen;
}
