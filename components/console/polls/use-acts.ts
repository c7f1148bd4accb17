'use client';

import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { madeId } from '#components/chance.ts';
import type { Refusal } from '#components/language/problem.ts';
import { liveStore } from '#components/live/store.ts';
import { usePresence } from '#components/live/use-live.ts';
import { askedIn } from '#lib/people/asked.ts';
import type { Poll, Round } from '#lib/poll/poll.ts';
import { useAct, useTell } from '../doing.tsx';
import { useSteered } from '../steered.tsx';

/** What a button does, whether it is under way, and why it was refused. */
export interface ButtonAct {
  act: () => void;
  busy: boolean;
  refusal: Refusal | null;
}

/** Asks a poll in the steered rooms; until somebody answers, that can be taken back. `seconds`: it closes by itself; null: when somebody closes it. */
export function useOpen(poll: Poll, seconds: number | null): ButtonAct {
  const t = useTranslations('console.done');
  const { roomIds } = useSteered();
  const people = askedIn(usePresence(), roomIds).length;
  const tell = useTell();
  const { busy, refusal, run } = useAct();
  // Pressed again after a lost answer it is still the same round.
  const roundId = useRef('');
  const act = async () => {
    if (roundId.current === '') roundId.current = madeId();
    const round = { pollId: poll.id, roundId: roundId.current, roomIds: [...roomIds], seconds };
    const asked = await run(() => liveStore.ask('poll:open', round));
    if (!asked) return;
    roundId.current = '';
    tell({
      sentence: t('opened', { people, rooms: roomIds.length }),
      undo: { label: t('unask'), act: () => liveStore.ask('poll:unask', { roundId: round.roundId }) },
    });
  };
  return { act: () => void act(), busy, refusal };
}

/** Closes a round. For ten seconds that can be taken back, where the round stands. */
export function useClose(round: Round): ButtonAct {
  const t = useTranslations('console.done');
  const people = askedIn(usePresence(), round.roomIds).length;
  const tell = useTell();
  const { busy, refusal, run } = useAct();
  const act = async () => {
    if (await run(() => liveStore.ask('poll:close', { roundId: round.id }))) {
      tell({ sentence: t('closed', { people, rooms: round.roomIds.length }) });
    }
  };
  return { act: () => void act(), busy, refusal };
}

/** Takes closing back. */
export function useReopen(round: Round): ButtonAct {
  const t = useTranslations('console.done');
  const tell = useTell();
  const { busy, refusal, run } = useAct();
  const act = async () => {
    if (await run(() => liveStore.ask('poll:reopen', { roundId: round.id }))) {
      tell({ sentence: t('reopened', { rooms: round.roomIds.length }) });
    }
  };
  return { act: () => void act(), busy, refusal };
}

/** Shows the result to those who wait for it, or hides it again. */
export function useReveal(round: Round): ButtonAct {
  const t = useTranslations('console');
  const people = askedIn(usePresence(), round.roomIds).length;
  const tell = useTell();
  const { busy, refusal, run } = useAct();
  const set = (revealed: boolean) => liveStore.ask('poll:reveal', { roundId: round.id, revealed });
  const act = async () => {
    const revealed = !round.revealed;
    if (!(await run(() => set(revealed)))) return;
    const sentence = t(revealed ? 'done.revealed' : 'done.hidden', { people, rooms: round.roomIds.length });
    tell({
      sentence,
      undo: { label: t(revealed ? 'polls.hide' : 'polls.reveal'), act: () => set(!revealed) },
    });
  };
  return { act: () => void act(), busy, refusal };
}
