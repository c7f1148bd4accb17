'use client';

import { useTranslations } from 'use-intl';
import { Apart } from '#components/ui/apart.tsx';

/** Something broke while a page was shown; the rest of the product goes on. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations('common');
  return (
    <Apart title={t('broken.title')} text={t('broken.text')}>
      <button
        type="button"
        onClick={reset}
        className="min-h-11 rounded-md bg-accent px-4 py-2 font-semibold text-on-accent hover:bg-accent-strong"
      >
        {t('tryAgain')}
      </button>
    </Apart>
  );
}
