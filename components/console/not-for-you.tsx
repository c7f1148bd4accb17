'use client';

import { useTranslations } from 'use-intl';
import { Apart } from '#components/ui/apart.tsx';
import { LinkButton } from '#components/ui/button.tsx';

/** For those who do not run sessions: says so, and where they can go on. */
export function NotForYou() {
  const t = useTranslations('console.notForYou');
  return (
    <Apart title={t('title')} text={t('text')}>
      <LinkButton kind="primary" href="/event">
        {t('programme')}
      </LinkButton>
    </Apart>
  );
}
