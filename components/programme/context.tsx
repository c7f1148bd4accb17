'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useLive } from '#components/live/use-live.ts';
import { useProgramme } from '#components/live/use-programme.ts';
import type { Event, Session } from '#lib/event/event.ts';
import type { EventAnswer, MeAnswer } from '#lib/wire/api.ts';

interface Around {
  event: Event;
  sessions: readonly Session[];
  /** The server's clock, milliseconds since 1970, renewed every few seconds. */
  now: number;
  me: MeAnswer;
}

const ProgrammeContext = createContext<Around | null>(null);

/** Lets every component of a page know the programme and the time, kept up to date, and who is reading. */
export function ProgrammeProvider({
  rendered,
  me,
  children,
}: {
  rendered: EventAnswer;
  me: MeAnswer;
  children: ReactNode;
}) {
  const { event, sessions, now } = useProgramme(rendered);
  const { me: changed } = useLive();
  const around = useMemo(() => {
    const newest = changed?.id === me.person.id ? { ...me, person: changed } : me;
    return { event, sessions, now, me: newest };
  }, [event, sessions, now, me, changed]);
  return <ProgrammeContext value={around}>{children}</ProgrammeContext>;
}

export function useAround(): Around {
  const around = useContext(ProgrammeContext);
  if (around === null) throw new Error('useAround outside of ProgrammeProvider');
  return around;
}
