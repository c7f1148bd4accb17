'use client';

import { useLanguage } from '#components/language/provider.tsx';
import type { Event, Room, Session } from '#lib/event/event.ts';
import { useAround } from './context.tsx';
import { useRoomName } from './room-name.ts';

/** The title of a room's browser tab: its countries first, since several rooms may be open side by side. */
export function RoomTitle({ event, session, room }: { event: Event; session: Session; room: Room }) {
  const { language } = useLanguage();
  const name = useRoomName(event)(room);
  const { sessions } = useAround();
  const present = sessions.find(({ id }) => id === session.id) ?? session;
  return <title>{`${name} · ${present.title[language]}`}</title>;
}
