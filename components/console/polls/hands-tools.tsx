'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useResultNames } from '#components/poll/results/names.ts';
import { useAround } from '#components/programme/context.tsx';
import { Select } from '#components/ui/select.tsx';
import type { PollPlan, Round } from '#lib/poll/poll.ts';
import { Refused } from '../doing.tsx';
import { useSteered } from '../steered.tsx';
import { HandsForm } from './hands-form.tsx';
import { useDecided } from './use-decided.ts';

/** Counts people without a device, one room after the other. */
export function HandsTools({ plan, round }: { plan: PollPlan; round: Round }) {
  const t = useTranslations('console.counting.hands');
  const { event, sessions } = useAround();
  const names = useResultNames(event, sessions);
  const { roomIds } = useSteered();
  const { decided, refusal } = useDecided(round);
  const [chosen, choose] = useState('');
  const roomId = chosen || (round.roomIds.find((id) => roomIds.includes(id)) ?? round.roomIds[0] ?? '');
  if (decided === null) {
    return (
      <>
        <p role="status" className="text-soft">
          {t('reading')}
        </p>
        <Refused refusal={refusal} />
      </>
    );
  }
  const handsOf = (id: string) => decided.hands.find((room) => room.roomId === id)?.hands ?? null;
  return (
    <div className="grid gap-4">
      <p className="text-sm text-soft">{t('what')}</p>
      {round.roomIds.length > 1 && (
        <Select
          label={t('room')}
          value={roomId}
          onChange={(change) => choose(change.target.value)}
          options={round.roomIds.map((id) => {
            const people = handsOf(id)?.people ?? 0;
            const name = names.room(id);
            return { value: id, label: people === 0 ? name : t('roomCounted', { room: name, people }) };
          })}
        />
      )}
      <HandsForm
        key={roomId}
        plan={plan}
        roundId={round.id}
        roomId={roomId}
        room={names.room(roomId)}
        counted={handsOf(roomId)}
      />
    </div>
  );
}
