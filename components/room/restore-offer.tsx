'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useServerNow } from '#components/live/clock.ts';
import { Button, IconButton } from '#components/ui/button.tsx';
import { CloseIcon } from '#components/ui/icon.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { clockTime } from '#lib/language/locale.ts';
import { offered } from '#lib/room/history.ts';
import type { RoomVersion } from '#lib/wire/live.ts';
import { RestoreDialog } from './restore-dialog.tsx';
import { useMayHere, useRoom } from './room-context.tsx';
import { useHidden, useHistory } from './use-history.ts';

/** For hosts, one line for each version of the room that they may want back now. Else nothing. */
export function RestoreOffer() {
  return useMayHere('room:restore') ? <Offers /> : null;
}

function Offers() {
  const { room, now: renderedAt } = useRoom();
  const history = useHistory(room.id);
  const now = useServerNow(renderedAt);
  const [hidden, hide] = useHidden();
  return offered(history, now)
    .filter(({ id }) => !hidden.has(id))
    .map((version) => <Offer key={version.id} version={version} onHide={() => hide(version.id)} />);
}

function Offer({ version, onHide }: { version: RoomVersion; onHide: () => void }) {
  const t = useTranslations('history');
  const { event } = useRoom();
  const { language } = useLanguage();
  const [asking, setAsking] = useState(false);
  const { reason, by } = version;
  // Isolated, so that a name in another script leaves the order of the sentence alone.
  const name = `\u2068${by}\u2069`;
  const time = clockTime(version.madeAt, language, event.timeZone);
  const deleted = reason === 'deletion';
  const sentence = deleted
    ? t(by === '' ? 'deletedBySomebody' : 'deleted', { name, time })
    : t(by === '' ? 'restoredBySomebody' : 'restored', { name, time });
  return (
    <div>
      <Notice
        tone={deleted ? 'warn' : 'info'}
        action={
          <span className="flex items-center gap-1">
            <Button onClick={() => setAsking(true)}>{t(deleted ? 'restore' : 'undo')}</Button>
            <IconButton label={t('hide')} onClick={onHide}>
              <CloseIcon />
            </IconButton>
          </span>
        }
      >
        {sentence}
      </Notice>
      {asking && <RestoreDialog version={version} time={time} onClose={() => setAsking(false)} />}
    </div>
  );
}
