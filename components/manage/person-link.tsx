'use client';

import { useTranslations } from 'use-intl';
import { CopyField } from '#components/programme/copy-field.tsx';
import { Qr } from '#components/ui/qr.tsx';

/** Somebody's personal link, shown this once: to copy, or to scan from the screen. */
export function PersonLink({ name, link }: { name: string; link: string }) {
  const t = useTranslations('manage.people');
  const programme = useTranslations('programme');
  return (
    <div className="grid items-center gap-x-6 gap-y-3 sm:grid-cols-[minmax(0,1fr)_12rem]">
      <div>
        <p className="mb-3">{t('linkOnce', { name })}</p>
        <CopyField label={t('linkOf', { name })} text={link} />
      </div>
      <Qr text={link} label={programme('qr')} />
    </div>
  );
}
