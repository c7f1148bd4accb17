'use client';

import { useLanguage } from '#components/language/provider.tsx';
import { useAround } from '#components/programme/context.tsx';
import { useRoomName } from '#components/programme/room-name.ts';

/** How a room is called for somebody in another one: with its session, unless that is the same. Null: it is gone. */
export function usePlaceName(): (roomId: string, fromRoomId: string) => string | null {
  const { event, sessions } = useAround();
  const { language } = useLanguage();
  const name = useRoomName(event);
  return (roomId, fromRoomId) => {
    const session = sessions.find(({ rooms }) => rooms.some(({ id }) => id === roomId));
    const room = session?.rooms.find(({ id }) => id === roomId);
    if (session === undefined || room === undefined) return null;
    const isSame = session.rooms.some(({ id }) => id === fromRoomId);
    return isSame ? name(room) : `${session.title[language]} · ${name(room)}`;
  };
}
