'use client';

import { useTranslations } from 'use-intl';
import type { Question } from '#lib/question/question.ts';
import { useFit } from './use-fit.ts';

/** A question to the speakers, as it was asked: who signs it, and how many want it answered. */
export function QuestionPicture({ question }: { question: Question & { votes: number } }) {
  const t = useTranslations('projector');
  const ref = useFit<HTMLElement>();
  return (
    <main ref={ref} className="projector-round">
      <h1 dir="auto" className="projector-question projector-typed">
        {question.text}
      </h1>
      {question.by !== null && (
        <p dir="auto" className="projector-small projector-typed">
          {question.by}
        </p>
      )}
      <p className="projector-count numbers">{t('votes', { count: question.votes })}</p>
    </main>
  );
}
