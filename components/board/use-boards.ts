'use client';

import { useLanguage } from '#components/language/provider.tsx';
import { useAround } from '#components/programme/context.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import { useRoom } from '#components/room/room-context.tsx';

/** How the board of a room is called from here: by the room, and outside of this session by the session too. */
export function useBoardName(): (roomId: string) => string | null {
  const { event, session: here } = useRoom();
  const { sessions } = useAround();
  const { language } = useLanguage();
  const name = useRoomName(event);
  return (roomId) => {
    const session = sessions.find(({ rooms }) => rooms.some(({ id }) => id === roomId));
    const room = session?.rooms.find(({ id }) => id === roomId);
    if (session === undefined || room === undefined) return null;
    return session.id === here.id ? name(room) : `${name(room)}, ${session.title[language]}`;
  };
}
