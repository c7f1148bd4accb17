'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAround } from '#components/programme/context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { may } from '#lib/people/permission.ts';
import type { ExportQuery } from '#lib/wire/review.ts';
import { ExportSheet } from './export-sheet.tsx';

/** A button that offers what one looks at as a file; nothing for those who may only read. */
export function ExportButton({
  scope,
  what,
  small = false,
}: {
  /** One room, session or country; none: the whole meeting. */
  scope: Omit<ExportQuery, 'format'>;
  /** What it is called, in words. */
  what: string;
  /** Beside a heading: reads like a link in a text. */
  small?: boolean;
}) {
  const t = useTranslations('review.export');
  const common = useTranslations('common');
  const { me } = useAround();
  const [open, setOpen] = useState(false);
  if (!may(me.person, 'review:export', { eventId: me.person.eventId })) return null;
  return (
    <>
      <Button
        kind={small ? 'plain' : 'quiet'}
        aria-label={t('of', { what })}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        {...(small ? { 'data-stop': true } : {})}
        className={small ? 'review-small' : 'text-sm'}
      >
        {t('button')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('of', { what })}
        closeLabel={common('close')}
      >
        <ExportSheet scope={scope} />
      </Dialog>
    </>
  );
}
