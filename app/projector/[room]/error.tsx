'use client';

import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { Apart } from '#components/ui/apart.tsx';

const AGAIN_MS = 10_000;

/** Something broke on a projector, where nobody presses a button: it tries again by itself. */
export default function ProjectorErrorPage({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations('common');
  useEffect(() => {
    const timer = setInterval(reset, AGAIN_MS);
    return () => clearInterval(timer);
  }, [reset]);
  return <Apart title={t('broken.title')} text={t('broken.text')} />;
}
