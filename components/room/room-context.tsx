'use client';

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Event, Room, Session } from '#lib/event/event.ts';
import { type Action, may } from '#lib/people/permission.ts';
import type { Person } from '#lib/people/person.ts';
import type { RoomNotice } from '#lib/wire/collab.ts';
import type { RoomConnection, RoomStatus } from './connection.ts';

/** What the page brought along for one room. */
export interface RoomPage {
  event: Event;
  session: Session;
  room: Room;
  me: Person;
  /** A device that others use too: nothing is kept on it. */
  sharedDevice: boolean;
  epoch: string;
  access: RoomNotice['access'];
  reason?: RoomNotice['reason'];
  /** The server's clock when it rendered the page, milliseconds since 1970. */
  now: number;
}

export const RoomContext = createContext<(RoomPage & { connection: RoomConnection }) | null>(null);

/** The room that one is in. */
export function useRoom(): RoomPage & { connection: RoomConnection } {
  const room = useContext(RoomContext);
  if (room === null) throw new Error('useRoom outside of a room');
  return room;
}

/** Whether the one who reads may do this in this room, as those who run its session may. */
export function useMayHere(action: Action): boolean {
  const { me, event, session } = useRoom();
  return may(me, action, { eventId: event.id, sessionId: session.id });
}

/** One part of the room's status; the component is drawn again only when that part changes. */
export function useRoomStatus<Part>(part: (status: RoomStatus) => Part): Part {
  const { connection } = useRoom();
  return useSyncExternalStore(connection.subscribe, () => part(connection.status()));
}

/** Whether this person may write here now. After a final refusal nothing more is taken in, so nothing more gets lost. */
export function mayWrite(status: RoomStatus): boolean {
  return status.notice.access === 'write' && status.saving.is !== 'refused';
}
