'use client';

import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { madeId } from '#components/chance.ts';
import { liveStore } from '#components/live/store.ts';
import { AreYouSure } from '#components/ui/are-you-sure.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Round } from '#lib/poll/poll.ts';
import { Refused, useAct, useTell } from '../doing.tsx';

/** Throws the answers of a round away and asks again; says first how many are lost. */
export function StartAgain({ round, answers }: { round: Round; answers: number }) {
  const t = useTranslations('console.polls');
  const [asks, setAsks] = useState(false);
  const act = useAct();
  const tell = useTell();
  // Pressed again after a lost answer it is still the same round.
  const againId = useRef('');
  if (!asks) return <Button onClick={() => setAsks(true)}>{t('startAgain')}</Button>;
  const reset = async () => {
    againId.current ||= madeId();
    const again = { roundId: round.id, againId: againId.current };
    if (!(await act.run(() => liveStore.ask('poll:reset', again)))) return;
    setAsks(false);
    againId.current = '';
    tell({ sentence: t('startedAgain', { rooms: round.roomIds.length }) });
  };
  return (
    <div className="basis-full">
      <AreYouSure label={t('throwAway')} onYes={() => void reset()} onNo={() => setAsks(false)}>
        {t('loses', { answers })}
      </AreYouSure>
      <Refused refusal={act.refusal} />
    </div>
  );
}
