'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { liveStore } from '#components/live/store.ts';
import { usePresence } from '#components/live/use-live.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { RoomVersion } from '#lib/wire/live.ts';
import { useRoom } from './room-context.tsx';

/** Says what restoring does to how many people, and does it. */
export function RestoreDialog({
  version,
  time,
  onClose,
}: {
  version: RoomVersion;
  time: string;
  onClose: () => void;
}) {
  const t = useTranslations('history');
  const common = useTranslations('common');
  const { room, me } = useRoom();
  const count = usePresence(room.id).filter(({ personId }) => personId !== me.id).length;
  const { restore, isWorking, refusal } = useRestore(version.id, onClose);
  return (
    <Dialog open onClose={onClose} title={t('confirmTitle')} closeLabel={common('close')}>
      <div className="grid gap-3">
        <p>{t(version.reason === 'deletion' ? 'confirmDeleted' : 'confirmRestored', { time })}</p>
        <p>{t('people', { count })}</p>
        <p>{t('since')}</p>
        {refusal !== null && (
          <Notice tone="trouble" urgent>
            {refusal}
          </Notice>
        )}
        <div className="flex flex-wrap gap-2">
          <Button kind="primary" onClick={restore}>
            {isWorking ? t('working') : t('confirm')}
          </Button>
          <Button onClick={onClose}>{common('cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Restoring, whether it is under way, and why the last attempt was refused. */
function useRestore(historyId: string, onClose: () => void) {
  const t = useTranslations();
  const { room, connection } = useRoom();
  const [isWorking, setWorking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function restore(): Promise<void> {
    if (isWorking) return;
    setWorking(true);
    setRefusal(null);
    const { notice } = connection.status();
    const answer = await liveStore.restoreRoom({ roomId: room.id, historyId, epoch: notice.epoch });
    if (answer.ok) {
      const { saving } = connection.status();
      // What this person has not sent yet they keep first: the line about saving says how.
      if ('n' in saving && saving.n > 0) {
        onClose();
        return;
      }
      await connection.forget();
      location.reload();
      return;
    }
    setWorking(false);
    const { code } = answer.error;
    setRefusal(code === 'offline' ? t('common.trouble.offline') : t(`errors.${code as 'internal'}`));
  }

  return { restore: () => void restore(), isWorking, refusal };
}
