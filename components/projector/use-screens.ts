'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useGuidances } from '#components/facilitation/guidance.ts';
import { liveStore } from '#components/live/store.ts';
import { useAsked } from '#components/live/use-asked.ts';
import { timerView } from '#lib/facilitation/timer.ts';
import { NOTHING_DECIDED, pictureOf, type ScreenChoice, type Showable } from '#lib/screen/shown.ts';
import type { Screens } from '#lib/wire/screen.ts';

/** What the projector of one room shows, for those who decide it. */
export interface RoomScreen {
  roomId: string;
  choice: ScreenChoice;
  what: Showable;
  picture: ReturnType<typeof pictureOf>;
}

/** What the projectors of rooms show and could show. @returns null: not known yet */
export function useScreens(
  roomIds: readonly string[],
  now: number,
): (Pick<Screens, 'asked' | 'dots' | 'questions'> & { rooms: RoomScreen[] }) | null {
  const rooms = roomIds.join(' ');
  const guidances = useGuidances(roomIds);
  const shown = useRef<Record<string, string | null>>({});
  const [known, setKnown] = useState<{ rooms: string; screens: Screens } | null>(null);

  const ask = useCallback(() => liveStore.ask('screen:read', { roomIds: rooms.split(' ') }), [rooms]);
  const again = useAsked(ask, (answer) => {
    if (answer.ok) setKnown({ rooms, screens: answer.value });
  });

  useEffect(() => {
    const stops = [
      liveStore.hear('screen:changed', again),
      liveStore.hear('poll:changed', again),
      liveStore.hear('poll:gone', again),
      liveStore.hear('polls:changed', again),
      liveStore.hear('dots:changed', ({ round }) => round.settled && again()),
      liveStore.hear('questions:again', again),
      // Votes are news of the same name, many of them.
      liveStore.hear('questions:changed', ({ roomId, onScreen }) => {
        if (shown.current[roomId] === onScreen) return;
        shown.current[roomId] = onScreen;
        again();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [again]);

  if (known?.rooms !== rooms) return null;
  const { choices, asked, dots, questions } = known.screens;
  return {
    asked,
    dots,
    questions,
    rooms: roomIds.map((roomId) => {
      const choice = choices[roomId] ?? NOTHING_DECIDED;
      const timer = timerView(guidances[roomId]?.timer ?? null, now).is !== 'none';
      const ofRoom = asked.filter(({ round }) => round.roomIds.includes(roomId));
      const chosen = asked.filter(
        ({ round }) =>
          choice.shown.is === 'round' &&
          round.id === choice.shown.id &&
          !ofRoom.some((each) => each.round.id === round.id),
      );
      const laid = dots.filter(
        ({ id, roomIds: where }) =>
          where.includes(roomId) || (choice.shown.is === 'dots' && choice.shown.id === id),
      );
      const questionId = questions[roomId]?.id ?? null;
      const what = { rounds: [...ofRoom, ...chosen], dots: laid, questionId, timer };
      return { roomId, choice, what, picture: pictureOf(choice.shown, what, now) };
    }),
  };
}
