'use client';

import { useCallback, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, readJoinCode } from '#components/api.ts';
import { useProblemSentence } from '#components/language/problem.ts';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Qr } from '#components/ui/qr.tsx';
import type { JoinCodeAnswer } from '#lib/wire/api.ts';

/** How others come in: the QR code, and the code in letters for those who type. */
export function JoinCode() {
  const t = useTranslations('programme');
  const common = useTranslations('common');
  const sentence = useProblemSentence();
  const [answer, setAnswer] = useState<Answer<JoinCodeAnswer> | null>(null);
  const read = useCallback(() => void readJoinCode().then(setAnswer), []);
  useEffect(read, [read]);
  if (answer?.ok === false) {
    return (
      <Notice tone="trouble" action={<Button onClick={read}>{common('tryAgain')}</Button>}>
        {sentence(answer.error)}
      </Notice>
    );
  }
  return (
    <div className="space-y-4">
      <p>
        {t.rich('joinCodeText', {
          address: () => (
            <bdi dir="ltr" className="font-semibold">
              {answer === null ? '' : new URL(answer.value.link).host}
            </bdi>
          ),
        })}
      </p>
      <Qr text={answer?.value.link ?? ''} label={t('qr')} />
      <p className="text-center">
        <span className="block text-sm text-soft">{t('joinCodeField')}</span>
        <span dir="ltr" className="numbers block min-h-12 text-2xl font-semibold tracking-[0.1em]">
          {answer?.value.code}
        </span>
      </p>
    </div>
  );
}
