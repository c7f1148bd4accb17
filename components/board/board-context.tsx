'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useRoom } from '#components/room/room-context.tsx';
import { Desk } from './desk.ts';
import { rememberedLayout } from './layout.ts';

const DeskContext = createContext<Desk | null>(null);

/** Opens this person's desk for as long as the room is shown, to the board and to the notes beside it. */
export function DeskProvider({ children }: { children: ReactNode }) {
  const { connection } = useRoom();
  const [desk, setDesk] = useState<Desk | null>(null);
  useEffect(() => {
    const opened = new Desk(connection.doc, rememberedLayout());
    setDesk(opened);
    return () => opened.stop();
  }, [connection]);
  return desk === null ? null : <DeskContext value={desk}>{children}</DeskContext>;
}

/** What this person does at the board; the same object as long as the room is open. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk outside of a board');
  return desk;
}
