'use client';

import { useSearchParams } from 'next/navigation';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useAround } from '#components/programme/context.tsx';
import type { Room, Session } from '#lib/event/event.ts';
import { roomFor } from '#lib/event/programme.ts';

interface Steered {
  session: Session;
  /** All rooms of the session, the facilitator's own first. */
  rooms: readonly Room[];
  /** The rooms that everything done here is about: one, several, or all of the session. */
  roomIds: readonly string[];
  /** Steers these rooms from now on. None, or all: all. */
  steer: (roomIds: readonly string[]) => void;
}

const SteeredContext = createContext<Steered | null>(null);

/** Which rooms are steered stands in the address, so that a reload or a shared link keeps it. */
const NAME = 'room';

export function SteeredProvider({ session, children }: { session: Session; children: ReactNode }) {
  const { me } = useAround();
  const asked = useSearchParams().getAll(NAME).join(' ');
  const { person } = me;
  const steered = useMemo(() => {
    const own = roomFor([session], person, session.startsAt)?.id;
    const rooms = [...session.rooms].sort((a, b) => Number(b.id === own) - Number(a.id === own));
    const ids = rooms.map(({ id }) => id);
    const wanted = new Set(asked.split(' '));
    const named = ids.filter((id) => wanted.has(id));
    const steer = (chosen: readonly string[]) => {
      const address = new URL(location.href);
      address.searchParams.delete(NAME);
      const some = ids.filter((id) => chosen.includes(id));
      if (some.length < ids.length) for (const id of some) address.searchParams.append(NAME, id);
      history.replaceState(null, '', address);
    };
    return { session, rooms, roomIds: named.length === 0 ? ids : named, steer };
  }, [session, person, asked]);
  return <SteeredContext value={steered}>{children}</SteeredContext>;
}

/** The session and the rooms that the console steers now. */
export function useSteered(): Steered {
  const steered = useContext(SteeredContext);
  if (steered === null) throw new Error('useSteered outside of SteeredProvider');
  return steered;
}
