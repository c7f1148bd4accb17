'use client';

import { useCallback, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, makeLink } from '#components/api.ts';
import { useProblemSentence } from '#components/language/problem.ts';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Qr } from '#components/ui/qr.tsx';
import type { LinkAnswer } from '#lib/wire/api.ts';
import { CopyField } from './copy-field.tsx';

/** Makes a personal link when shown: a QR code and an address that lead another device to the same person. */
export function PersonalLink() {
  const t = useTranslations('programme');
  const common = useTranslations('common');
  const sentence = useProblemSentence();
  const [answer, setAnswer] = useState<Answer<LinkAnswer> | null>(null);
  const make = useCallback(() => void makeLink().then(setAnswer), []);
  useEffect(make, [make]);
  return (
    <div className="space-y-4">
      <p>{t('linkText')}</p>
      <p className="text-sm text-soft">{t('linkWarning')}</p>
      {answer?.ok === false && (
        <Notice tone="trouble" action={<Button onClick={make}>{common('tryAgain')}</Button>}>
          {sentence(answer.error)}
        </Notice>
      )}
      <Qr text={answer?.ok ? answer.value.link : ''} label={t('qr')} />
      <CopyField label={t('linkField')} text={answer?.ok ? answer.value.link : ''} />
    </div>
  );
}
