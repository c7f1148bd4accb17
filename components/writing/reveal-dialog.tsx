'use client';

import { useTranslations } from 'use-intl';
import { liveStore } from '#components/live/store.ts';
import { usePresence } from '#components/live/use-live.ts';
import { useRoom } from '#components/room/room-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useAsked } from './use-asked.ts';
import { useWritingState } from './writing-context.tsx';

/** Says what revealing does, and to how many people, and does it. */
export function RevealDialog({ count, onClose }: { count: number; onClose: () => void }) {
  const t = useTranslations('writing');
  const common = useTranslations('common');
  const { room, session } = useRoom();
  const signing = useWritingState(({ rules }) => rules.signing);
  const isBySession = signing === 'named' && session.attribution === 'organisation';
  const people = usePresence(room.id).length;
  const { ask, isWorking, refusal } = useAsked();
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(count === 0 ? 'endTitle' : 'revealTitle')}
      closeLabel={common('close')}
    >
      <div className="grid gap-3">
        <p>{t('revealWhat', { count })}</p>
        {count > 0 && <p>{t(`chosen.${isBySession ? 'session' : signing}`)}</p>}
        <p>{t('people', { count: people })}</p>
        {refusal !== null && (
          <Notice tone="trouble" urgent>
            {refusal}
          </Notice>
        )}
        <div className="flex flex-wrap gap-2">
          <Button
            kind="primary"
            onClick={() => ask(() => liveStore.ask('writing:reveal', { roomId: room.id }), onClose)}
          >
            {t(isWorking ? 'working' : count === 0 ? 'end' : 'revealNow')}
          </Button>
          <Button onClick={onClose}>{common('cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
