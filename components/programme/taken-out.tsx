'use client';

import { useTranslations } from 'use-intl';
import { useLive } from '#components/live/use-live.ts';
import { LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useAround } from './context.tsx';

/** For somebody in a room that was taken out of the programme, or who was removed, meanwhile. Else nothing. */
export function TakenOut({ roomId }: { roomId: string }) {
  const t = useTranslations('programme');
  const { sessions } = useAround();
  const { passEnded } = useLive();
  if (passEnded === 'removed') {
    return (
      <Notice tone="trouble" urgent>
        {t('removed')}
      </Notice>
    );
  }
  if (sessions.some(({ rooms }) => rooms.some(({ id }) => id === roomId))) return null;
  return (
    <Notice tone="warn" action={<LinkButton href="/event">{t('backToProgramme')}</LinkButton>}>
      {t('takenOut')}
    </Notice>
  );
}
