'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMayHere, useRoomStatus } from '#components/room/room-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useSigned } from './signing.ts';
import { useWritingState } from './writing-context.tsx';

const RevealDialog = dynamic(() => import('./reveal-dialog.tsx').then((file) => file.RevealDialog));

/** Above the columns while everybody writes for themselves: what that means, how many drafts there are, and its end. */
export function WritingBar() {
  const t = useTranslations('writing');
  const isPrivate = useWritingState(({ rules }) => rules.writing === 'private');
  const signing = useWritingState(({ rules }) => rules.signing);
  const count = useWritingState(({ rules }) => rules.drafts);
  const own = useWritingState(({ drafts }) => drafts.length);
  const waiting = useTranslations('decided.waiting');
  const closed = useRoomStatus(({ notice }) => notice.reason === 'session-closed');
  const signed = useSigned();
  const [asking, setAsking] = useState(false);
  const isHost = useMayHere('writing:decide');

  if (closed) {
    const tellsHost = isHost && count > 0;
    return isPrivate && (tellsHost || own > 0) ? (
      <div className="grid gap-1 px-3 pb-1">
        {tellsHost && <Notice tone="warn">{t('closed', { count })}</Notice>}
        {own > 0 && <Notice>{waiting('own', { count: own })}</Notice>}
      </div>
    ) : null;
  }
  return (
    <div
      data-private={isPrivate ? signing : undefined}
      className={
        isPrivate
          ? 'mx-3 mb-1 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-s-4 border-line-strong bg-sheet px-3 py-2 text-sm'
          : ''
      }
    >
      {/* There before it says something, so that it is read out when it does. */}
      <p role="status" className="min-w-0 flex-1 basis-56">
        {isPrivate && (
          <>
            <strong className="font-semibold">{t('private')}</strong> {t('until')} {signed(signing)}
          </>
        )}
      </p>
      {isPrivate && <span className="numbers text-soft">{t('count', { count })}</span>}
      {isPrivate && isHost && <Button onClick={() => setAsking(true)}>{t('reveal')}</Button>}
      {asking && <RevealDialog count={count} onClose={() => setAsking(false)} />}
    </div>
  );
}
