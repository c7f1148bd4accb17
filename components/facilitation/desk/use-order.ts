'use client';

import { useRef } from 'react';
import { madeId } from '#components/chance.ts';
import { useAct, useTell } from '#components/console/doing.tsx';
import { useSteered } from '#components/console/steered.tsx';
import { usePresence } from '#components/live/use-live.ts';
import { peopleIn } from '#lib/people/asked.ts';
import type { Reply } from '#lib/wire/live.ts';

type Undo = { label: string; act: () => Promise<Reply<unknown>> };

/**
 * Something that a button decides for the steered rooms. Pressed again since the answer was lost, it asks with the same
 * id, so that it happens once.
 */
export function useOrder() {
  const { session, roomIds } = useSteered();
  const people = peopleIn(usePresence(), roomIds).length;
  const tell = useTell();
  const { busy, refusal, run } = useAct();
  const open = useRef({ what: '', request: '' });
  return {
    busy,
    refusal,
    session,
    roomIds: [...roomIds],
    /** How many people in how many rooms it is for. */
    to: { people, rooms: roomIds.length },
    /** @param what the same for the same order */
    give: async (
      what: string,
      ask: (request: string) => Promise<Reply<unknown>>,
      done: { sentence: string; undo?: Undo },
    ): Promise<boolean> => {
      if (open.current.what !== what) open.current = { what, request: madeId() };
      const { request } = open.current;
      if (!(await run(() => ask(request)))) return false;
      open.current = { what: '', request: '' };
      tell(done);
      return true;
    },
  };
}
