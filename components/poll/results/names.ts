'use client';

import { useMemo } from 'react';
import { useLanguage } from '#components/language/provider.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import type { Event, Session } from '#lib/event/event.ts';

/** How rooms and countries are called in the reader's language. */
export interface ResultNames {
  room: (roomId: string) => string;
  country: (code: string) => string;
}

/** The names for what is shown apart, from the programme. */
export function useResultNames(
  event: Pick<Event, 'countries'>,
  sessions: readonly Pick<Session, 'rooms'>[],
): ResultNames {
  const { language } = useLanguage();
  const nameOf = useRoomName(event);
  return useMemo(
    () => ({
      room: (roomId) => {
        const room = sessions.flatMap(({ rooms }) => rooms).find(({ id }) => id === roomId);
        return room === undefined ? '' : nameOf(room);
      },
      country: (code) => event.countries.find((country) => country.code === code)?.name[language] ?? code,
    }),
    [event, sessions, language, nameOf],
  );
}
