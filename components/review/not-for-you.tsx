'use client';

import { useTranslations } from 'use-intl';
import { Apart } from '#components/ui/apart.tsx';
import { LinkButton } from '#components/ui/button.tsx';

/** For those whose role does not read the outputs of all rooms: says so, and where they can go on. */
export function NotForYou() {
  const t = useTranslations('review.notForYou');
  return (
    <Apart title={t('title')} text={t('text')}>
      <LinkButton kind="primary" href="/event">
        {t('programme')}
      </LinkButton>
    </Apart>
  );
}
