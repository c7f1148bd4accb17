'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { CopyField } from '#components/programme/copy-field.tsx';
import { PersonalLink } from '#components/programme/personal-link.tsx';
import { Arrived } from '#components/ui/arrived.tsx';
import { Button } from '#components/ui/button.tsx';
import { filled } from '#lib/event/given.ts';
import type { CreatedAnswer } from '#lib/wire/api.ts';

/** A meeting that was just created: its code, the link into it, and the way back to keep before going there. */
export function Created({ created }: { created: CreatedAnswer }) {
  const t = useTranslations('manage.created');
  const { language } = useLanguage();
  const [shows, setShows] = useState(false);
  return (
    <Arrived className="max-w-2xl">
      <h1 className="text-xl">{t('heading', { title: filled(created.title)[language] })}</h1>
      <p className="mt-2">
        {t.rich('code', {
          code: () => (
            <bdi dir="ltr" className="numbers font-semibold">
              {created.joinCode}
            </bdi>
          ),
        })}
      </p>
      <div className="mt-5 rounded-lg border border-line bg-sheet p-5 shadow-sheet">
        <p className="mb-3">{t('linkText')}</p>
        <CopyField label={t('link')} text={created.link} />
        <div className="mt-3 border-t border-line pt-4">
          <p className="mb-3 text-sm text-soft">{t('wayBack')}</p>
          {shows ? (
            <PersonalLink />
          ) : (
            <Button onClick={() => setShows(true)} className="text-sm">
              {t('showWayBack')}
            </Button>
          )}
        </div>
      </div>
      <p className="mt-5">
        {/* Another person's pass follows: the whole page is loaded anew. */}
        <a href={created.link} className="font-medium">
          {t('go')}
        </a>
      </p>
    </Arrived>
  );
}
