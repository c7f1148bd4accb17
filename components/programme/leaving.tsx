'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { leave } from '#components/api.ts';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { goOut } from './go-out.ts';

/** Says what leaving does, and leaves. */
export function Leaving({ sharedDevice, onCancel }: { sharedDevice: boolean; onCancel: () => void }) {
  const t = useTranslations('programme');
  const common = useTranslations('common');
  const sentence = useProblemSentence();
  const [problem, setProblem] = useState<Refusal | null>(null);
  const goNow = async () => {
    const answer = await leave();
    // Somebody whose pass has ended has left already.
    if (!answer.ok && answer.error.code !== 'no-pass') {
      setProblem(answer.error);
      return;
    }
    await goOut(sharedDevice);
  };
  return (
    <div className="space-y-4">
      <p>{sharedDevice ? t('leaveShared') : t('leaveText')}</p>
      <p className="text-sm text-soft">{t('leaveUnsaved')}</p>
      {problem && (
        <Notice tone="trouble" urgent>
          {sentence(problem)}
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" onClick={goNow}>
          {t('leaveNow')}
        </Button>
        <Button onClick={onCancel}>{common('cancel')}</Button>
      </div>
    </div>
  );
}
