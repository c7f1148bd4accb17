'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRoom } from '#components/room/room-context.tsx';
import { may } from '#lib/people/permission.ts';
import { useWritingState } from './writing-context.tsx';

const BeginDialog = dynamic(() => import('./begin-dialog.tsx').then((file) => file.BeginDialog));

/** For hosts: has everybody write for themselves. Not while they do. */
export function BeginButton({ className }: { className: string }) {
  const t = useTranslations('writing');
  const { event, me } = useRoom();
  const isPrivate = useWritingState(({ rules }) => rules.writing === 'private');
  const [asking, setAsking] = useState(false);
  if (isPrivate || !may(me, 'writing:decide', { eventId: event.id })) return null;
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => setAsking(true)} className={className}>
        {t('start')}
      </button>
      {asking && <BeginDialog onClose={() => setAsking(false)} />}
    </>
  );
}
