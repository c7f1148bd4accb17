'use client';

import { useEffect, useSyncExternalStore } from 'react';
import type { Presence } from '#lib/wire/live.ts';
import { type Live, liveStore, NOTHING_YET } from './store.ts';

/** The connection, who is here, and which sessions were closed or reopened; opens the connection when needed. */
export function useLive(): Live {
  return useSyncExternalStore(liveStore.subscribe, liveStore.get, () => NOTHING_YET);
}

/** Everybody who is here now. With a room's id only those in it. */
export function usePresence(roomId?: string): readonly Presence[] {
  const { people } = useLive();
  return roomId === undefined ? people : people.filter((person) => person.roomId === roomId);
}

/** While the calling component is shown, this person is in that room, or (null) on a page outside the rooms. */
export function usePlace(roomId: string | null): void {
  useLive();
  useEffect(() => liveStore.goTo(roomId), [roomId]);
}
