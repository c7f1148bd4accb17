'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePresence } from '#components/live/use-live.ts';
import { askedIn } from '#lib/people/asked.ts';
import type { PreparedPoll } from '#lib/poll/next-step.ts';
import { Refused } from '../doing.tsx';
import { useSteered } from '../steered.tsx';
import { StepButton, usePress } from '../step-button.tsx';
import { Deadline } from './deadline.tsx';
import { useOpen } from './use-acts.ts';

/** Asks a poll of the list, or asks it once more as a new round that stands beside the one before. */
export function OpenAgain({
  prepared,
  isAgain,
  isTooSoon,
}: {
  prepared: PreparedPoll;
  isAgain: boolean;
  isTooSoon: boolean;
}) {
  const t = useTranslations('console');
  const [seconds, setSeconds] = useState<number | null>(null);
  const { session, roomIds } = useSteered();
  const open = useOpen(prepared.poll, seconds);
  const pressing = usePress(open.act, isTooSoon);
  const people = askedIn(usePresence(), roomIds).length;
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <Deadline seconds={seconds} onChange={setSeconds} />
      <div className="grid gap-1">
        <StepButton
          {...pressing}
          aria-busy={open.busy}
          disabledBecause={session.state === 'closed' ? t('next.sessionClosed') : undefined}
        >
          {t(isAgain ? 'polls.secondRound' : 'polls.open')}
        </StepButton>
        <p className="numbers text-sm text-soft">{t('next.asks', { people, rooms: roomIds.length })}</p>
        <Refused refusal={open.refusal} />
      </div>
    </div>
  );
}
