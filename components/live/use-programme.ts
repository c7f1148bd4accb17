'use client';

import { useEffect, useMemo, useState } from 'react';
import { readEvent } from '#components/api.ts';
import type { Event, Session } from '#lib/event/event.ts';
import type { EventAnswer } from '#lib/wire/api.ts';
import { learnClock, useServerNow } from './clock.ts';
import { useLive } from './use-live.ts';

/**
 * The programme as it is now: as the page brought it, read again after every lost connection and every edit, with
 * the state of sessions as it changes, and the server's time in milliseconds since 1970.
 */
export function useProgramme(rendered: EventAnswer): { event: Event; sessions: Session[]; now: number } {
  const [answer, setAnswer] = useState(rendered);
  const live = useLive();
  const now = useServerNow(rendered.now);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an edit of the programme is news that it must be read again.
  useEffect(() => {
    if (live.connection !== 'live') return;
    let wanted = true;
    const askedAt = Date.now();
    readEvent().then((read) => {
      if (!wanted || !read.ok) return;
      learnClock(read.value.now, askedAt, Date.now());
      setAnswer(read.value);
    });
    return () => {
      wanted = false;
    };
  }, [live.connection, live.programme]);

  const sessions = useMemo(
    () =>
      answer.sessions.map((session) => ({ ...session, state: live.sessions[session.id] ?? session.state })),
    [answer.sessions, live.sessions],
  );
  return { event: answer.event, sessions, now };
}
