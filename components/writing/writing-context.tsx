'use client';

import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { useRoom } from '#components/room/room-context.tsx';
import { NO_RULES } from '#lib/board/rules.ts';
import { RoomWriting, type WritingState } from './room-writing.ts';

const NOTHING: WritingState = { rules: NO_RULES, drafts: [] };
const Writing = createContext<RoomWriting | null>(null);

/** Gives the room what is decided about writing in it, and one's own drafts. */
export function WritingProvider({ children }: { children: ReactNode }) {
  const { room, me, sharedDevice } = useRoom();
  const [writing, setWriting] = useState<RoomWriting | null>(null);
  useEffect(() => {
    const opened = new RoomWriting(room.id, me.id, sharedDevice);
    setWriting(opened);
    return () => opened.stop();
  }, [room.id, me.id, sharedDevice]);
  return <Writing value={writing}>{children}</Writing>;
}

/** What one does with one's drafts; null in the moment before the room is open. */
export function useWriting(): RoomWriting | null {
  return useContext(Writing);
}

/** One part of what is known of writing here; drawn again only when that part changes. */
export function useWritingState<Part>(part: (state: WritingState) => Part): Part {
  const writing = useWriting();
  return useSyncExternalStore(
    writing?.subscribe ?? subscribeToNothing,
    () => part(writing?.state() ?? NOTHING),
    () => part(NOTHING),
  );
}

const subscribeToNothing = () => () => {};
