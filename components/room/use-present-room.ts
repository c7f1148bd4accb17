'use client';

import { useMemo } from 'react';
import { useAround } from '#components/programme/context.tsx';
import type { RoomPage } from './room-context.tsx';

/**
 * The room as the programme says at this moment: its session may be moved or renamed while people sit in it. The same
 * object while nothing of that changes. A room that was taken out stays as it was.
 */
export function usePresentRoom(page: RoomPage): RoomPage {
  const { event, sessions, me } = useAround();
  const session = sessions.find(({ id }) => id === page.session.id) ?? page.session;
  const room = session.rooms.find(({ id }) => id === page.room.id) ?? page.room;
  // What I may do here can be given and taken back while I sit in it.
  const { person } = me;
  return useMemo(() => ({ ...page, event, session, room, me: person }), [page, event, session, room, person]);
}
