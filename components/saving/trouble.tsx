'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRoom, useRoomStatus } from '#components/room/room-context.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Refusal, SavingState } from '#lib/room/saving.ts';
import { saveTextFile } from './text-file.ts';

/** One line in place while something is not as usual: what happened, what is safe, what to do. Else nothing. */
export function Trouble() {
  const t = useTranslations();
  const saving = useRoomStatus((status) => status.saving);
  const notice = useRoomStatus((status) => status.notice);
  const kept = useRoomStatus((status) => status.kept);

  if (saving.is === 'refused') return <Refused saving={saving} />;
  if (saving.is === 'offline') {
    return (
      <Notice tone="warn">
        {t(kept ? 'saving.trouble.offline' : 'saving.trouble.offlineNotKept', { n: saving.n })}
      </Notice>
    );
  }
  if (saving.is === 'waiting') {
    return <Notice tone="warn">{t(`saving.trouble.${saving.why}`)}</Notice>;
  }
  if (notice.access === 'read') {
    return <Notice>{t(`room.readOnly.${notice.reason ?? 'session-closed'}`)}</Notice>;
  }
  return null;
}

/** After these the page has something that the server will never take: one starts again without it. */
const HOLDS_BAD_CONTENT: readonly Refusal[] = ['bad-frame', 'forged', 'too-big', 'room-full', 'share-used'];

function Refused({ saving }: { saving: Extract<SavingState, { is: 'refused' }> }) {
  const t = useTranslations('saving');
  const { connection } = useRoom();
  const startAgain = async () => {
    await connection.forget();
    location.reload();
  };
  const { why } = saving;
  const holds = HOLDS_BAD_CONTENT.includes(why);
  return (
    <Notice
      tone={why === 'session-closed' ? 'warn' : 'trouble'}
      urgent
      action={
        <span className="flex flex-wrap gap-2">
          {(holds || why === 'wrong-epoch' || why === 'pass-ended') && <KeepFile />}
          {holds && <Button onClick={() => void startAgain()}>{t('startAgain')}</Button>}
          {why === 'wrong-epoch' && <Button onClick={() => location.reload()}>{t('reload')}</Button>}
          {why === 'too-many-tabs' && <Button onClick={() => location.reload()}>{t('goOnHere')}</Button>}
          {why === 'pass-ended' && <LinkButton href="/">{t('joinAgain')}</LinkButton>}
        </span>
      }
    >
      {t(`trouble.${why}`, { n: saving.n })}
    </Notice>
  );
}

/** What one wrote here and could not send, as a text file on this device. Nothing while there is no such text. */
function KeepFile() {
  const t = useTranslations('saving');
  const { connection } = useRoom();
  const [text, setText] = useState('');
  useEffect(() => {
    let shown = true;
    void import('#lib/keep/unsent.ts').then(({ unsentText }) => {
      if (shown) setText(unsentText(connection.doc, connection.unsent()));
    });
    return () => {
      shown = false;
    };
  }, [connection]);
  if (text === '') return null;
  return <Button onClick={() => saveTextFile(text, t('fileName'))}>{t('keepFile')}</Button>;
}
