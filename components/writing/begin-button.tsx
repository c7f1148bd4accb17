'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMayHere } from '#components/room/room-context.tsx';
import { useWritingState } from './writing-context.tsx';

const BeginDialog = dynamic(() => import('./begin-dialog.tsx').then((file) => file.BeginDialog));

/** For hosts: has everybody write for themselves. Not while they do. */
export function BeginButton({ className }: { className: string }) {
  const t = useTranslations('writing');
  const isHost = useMayHere('writing:decide');
  const isPrivate = useWritingState(({ rules }) => rules.writing === 'private');
  const [asking, setAsking] = useState(false);
  if (isPrivate || !isHost) return null;
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => setAsking(true)} className={className}>
        {t('start')}
      </button>
      {asking && <BeginDialog onClose={() => setAsking(false)} />}
    </>
  );
}
