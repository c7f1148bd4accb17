'use client';

import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { madeId } from '#components/chance.ts';
import { useAct, useTell } from '#components/console/doing.tsx';
import { useSteered } from '#components/console/steered.tsx';
import type { Refusal } from '#components/language/problem.ts';
import { liveStore } from '#components/live/store.ts';
import { usePresence } from '#components/live/use-live.ts';
import type { DotDraft, DotRound } from '#lib/dots/round.ts';
import { askedIn } from '#lib/people/asked.ts';

/** What a button does, whether it is under way, and why it was refused. */
export interface DotAct {
  act: () => void;
  busy: boolean;
  refusal: Refusal | null;
}

/** Starts a round in the steered rooms. */
export function useStartDots(plan: DotDraft): DotAct {
  const t = useTranslations('dots.run');
  const { roomIds } = useSteered();
  const people = askedIn(usePresence(), roomIds).length;
  const tell = useTell();
  const { busy, refusal, run } = useAct();
  // Pressed again after a lost answer it is still the same round.
  const roundId = useRef('');
  const act = async () => {
    if (roundId.current === '') roundId.current = madeId();
    const round = { roundId: roundId.current, roomIds: [...roomIds], plan };
    if (!(await run(() => liveStore.ask('dots:open', round)))) return;
    roundId.current = '';
    tell({ sentence: t('started', { people, rooms: roomIds.length }) });
  };
  return { act: () => void act(), busy, refusal };
}

/** Closes a round, which can be taken back for ten seconds. */
export function useCloseDots({ id: roundId, roomIds }: DotRound): DotAct {
  const t = useTranslations('dots.run');
  const people = askedIn(usePresence(), roomIds).length;
  const tell = useTell();
  const { busy, refusal, run } = useAct();
  const act = async () => {
    if (!(await run(() => liveStore.ask('dots:close', { roundId })))) return;
    tell({
      sentence: t('wasClosed', { people, rooms: roomIds.length }),
      undo: { label: t('takeBack'), act: () => liveStore.ask('dots:reopen', { roundId }) },
    });
  };
  return { act: () => void act(), busy, refusal };
}

/** Takes closing back. */
export function useReopenDots({ id: roundId }: DotRound): DotAct {
  const tell = useTell();
  const { busy, refusal, run } = useAct();
  const act = async () => {
    if (await run(() => liveStore.ask('dots:reopen', { roundId }))) tell(null);
  };
  return { act: () => void act(), busy, refusal };
}
