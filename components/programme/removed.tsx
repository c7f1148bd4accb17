'use client';

import { useTranslations } from 'use-intl';
import { Apart } from '#components/ui/apart.tsx';

/** In the place of a page, for somebody whom the organisers have taken out of the meeting. */
export function Removed() {
  const t = useTranslations('programme');
  return <Apart title={t('removedTitle')} text={t('removed')} />;
}
