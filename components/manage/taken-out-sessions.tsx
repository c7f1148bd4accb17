'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { send } from '#components/api.ts';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { filled } from '#lib/event/given.ts';
import type { KeptSession } from '#lib/event/kept.ts';
import { useManage } from './context.tsx';

/** Sessions that were taken out: hidden from everybody, kept whole, and back with one press. */
export function TakenOutSessions({ sessions }: { sessions: readonly KeptSession[] }) {
  const t = useTranslations('manage.day');
  if (sessions.length === 0) return null;
  return (
    <section aria-labelledby="out" className="mt-10 border-t border-line pt-5">
      <h2 id="out" className="text-lg">
        {t('out')}
      </h2>
      <p className="mb-3 text-sm text-soft">{t('outText')}</p>
      <ul className="grid gap-2">
        {sessions.map((session) => (
          <TakenOutSession key={session.id} session={session} />
        ))}
      </ul>
    </section>
  );
}

function TakenOutSession({ session }: { session: KeptSession }) {
  const t = useTranslations('manage.day');
  const sentence = useProblemSentence();
  const { language } = useLanguage();
  const { again, tell } = useManage();
  const [problem, setProblem] = useState<Refusal | null>(null);
  const title = filled(session.title)[language];
  const putBack = async () => {
    const answer = await send('POST', `/api/sessions/${session.id}/restore`);
    setProblem(answer.ok ? null : answer.error);
    again();
    if (answer.ok) tell({ sentence: t('isBack', { title }) });
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-line px-4 py-2">
      <span className="min-w-0 flex-1 basis-40">{title}</span>
      <Button onClick={putBack} aria-label={t('putBackOf', { title })} className="text-sm">
        {t('putBack')}
      </Button>
      <p aria-live="polite" className="basis-full text-sm text-trouble empty:hidden">
        {problem && sentence(problem)}
      </p>
    </li>
  );
}
