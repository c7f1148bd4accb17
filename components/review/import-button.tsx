'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAround } from '#components/programme/context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { may } from '#lib/people/permission.ts';
import { ImportSheet } from './import-sheet.tsx';

/** A button by which staff take in a file of outputs; nothing for others. */
export function ImportButton() {
  const t = useTranslations('taking');
  const common = useTranslations('common');
  const { me } = useAround();
  const [open, setOpen] = useState(false);
  if (!may(me.person, 'event:create', { eventId: me.person.eventId })) return null;
  return (
    <>
      <Button kind="plain" aria-haspopup="dialog" onClick={() => setOpen(true)} className="text-sm">
        {t('button')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('title')} closeLabel={common('close')}>
        <ImportSheet />
      </Dialog>
    </>
  );
}
