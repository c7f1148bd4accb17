'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { send } from '#components/api.ts';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { JoinCode } from '#components/programme/join-code.tsx';
import { AreYouSure } from '#components/ui/are-you-sure.tsx';
import { Button } from '#components/ui/button.tsx';
import { useManage } from './context.tsx';

/** The code to join with, and a new one in its place. */
export function CodeSection() {
  const t = useTranslations('manage.code');
  const sentence = useProblemSentence();
  const { tell } = useManage();
  const [asks, setAsks] = useState(false);
  const [problem, setProblem] = useState<Refusal | null>(null);
  /** Counts the codes, so that the newest is shown. */
  const [codes, setCodes] = useState(0);
  const renew = async () => {
    const answer = await send('POST', '/api/join-code');
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setAsks(false);
    setCodes(codes + 1);
    tell({ sentence: t('renewed') });
  };
  return (
    <section aria-labelledby="code" className="mt-10 border-t border-line pt-6">
      <h2 id="code" className="mb-2 text-lg">
        {t('heading')}
      </h2>
      <div className="max-w-md">
        <JoinCode key={codes} />
      </div>
      <div className="mt-4">
        {asks ? (
          <AreYouSure label={t('renewNow')} onYes={renew} onNo={() => setAsks(false)}>
            {t('what')} {problem && sentence(problem)}
          </AreYouSure>
        ) : (
          <Button onClick={() => setAsks(true)} className="text-sm">
            {t('renew')}
          </Button>
        )}
      </div>
    </section>
  );
}
