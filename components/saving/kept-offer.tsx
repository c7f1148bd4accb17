'use client';

import { useId, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useRoom } from '#components/room/room-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { forgetText, hearKeptTexts, keptText } from './kept-text.ts';
import { saveTextFile } from './text-file.ts';

/** What one could not send before the room's document was replaced, for reading and copying. Else nothing. */
export function KeptOffer() {
  const t = useTranslations('saving');
  const { room, me } = useRoom();
  const [open, setOpen] = useState(false);
  const id = useId();
  const text = useSyncExternalStore(hearKeptTexts, () => keptText(room.id, me.id));
  if (text === null) return null;
  return (
    <Notice
      tone="warn"
      action={
        <Button aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {t(open ? 'kept.hide' : 'kept.show')}
        </Button>
      }
    >
      {t('kept.line')}
      {open && (
        <span id={id} className="mt-2 block space-y-2">
          <textarea
            readOnly
            aria-label={t('kept.label')}
            dir="auto"
            rows={Math.min(10, text.split('\n').length + 1)}
            value={text}
            className="block max-h-[25dvh] w-full rounded-md border border-line-strong bg-sheet p-2 text-base text-ink"
          />
          <span className="flex flex-wrap gap-2">
            <Button onClick={() => saveTextFile(text, t('fileName'))}>{t('keepFile')}</Button>
            <Button onClick={() => forgetText(room.id, me.id)}>{t('kept.forget')}</Button>
          </span>
        </span>
      )}
    </Notice>
  );
}
