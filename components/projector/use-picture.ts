'use client';

import { useState } from 'react';
import { liveStore } from '#components/live/store.ts';
import { newestOf } from '#lib/poll/asked.ts';
import { beside, type Picture, pictureOf, type Showable, type Shown } from '#lib/screen/shown.ts';
import type { Screen } from '#lib/wire/screen.ts';

/** What stands on this projector, and how whoever stands at it goes on to something else. */
export interface Standing {
  picture: Picture;
  go: (step: 1 | -1) => void;
  automatic: () => void;
}

/**
 * What was decided for the room; or what somebody at the projector chose by the arrows, until something else is decided
 * or asked. Who may decide for the room does so with the arrows, too.
 */
export function usePicture(roomId: string, screen: Screen, what: Showable, now: number): Standing {
  const { choice, rounds, dots, mayShow } = screen;
  /** What was decided, asked and settled at that time: news end what was chosen here. */
  const news = `${choice.version} ${newestOf(rounds)} ${dots[0]?.round.id}`;
  const [own, setOwn] = useState<{ shown: Shown; news: string } | null>(null);
  const shown = own?.news === news ? own.shown : choice.shown;
  const picture = pictureOf(shown, what, now);
  const choose = (wanted: Shown) => {
    if (!mayShow) {
      setOwn({ shown: wanted, news });
      return;
    }
    liveStore.ask('screen:show', { roomIds: [roomId], shown: wanted }).then((answer) => {
      // Without a line, at least here.
      if (!answer.ok) setOwn({ shown: wanted, news });
    });
  };
  return {
    picture,
    go: (step) => choose(beside(picture, what, step)),
    automatic: () => choose({ is: 'automatic' }),
  };
}
