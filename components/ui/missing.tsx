'use client';

import { useTranslations } from 'use-intl';
import { Apart } from './apart.tsx';

/** An address that leads nowhere, or to a room that is not of this person's meeting. */
export function Missing() {
  const t = useTranslations('common.missing');
  return (
    <Apart title={t('title')} text={t('text')}>
      <a
        href="/"
        className="inline-flex min-h-11 items-center rounded-md bg-accent px-4 py-2 font-semibold text-on-accent no-underline hover:bg-accent-strong"
      >
        {t('home')}
      </a>
    </Apart>
  );
}
