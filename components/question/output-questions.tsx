'use client';

import { useTranslations } from 'use-intl';
import type { ReviewQuestion } from '#lib/wire/review.ts';
import { QuestionText } from './question-text.tsx';

/** The questions to the speakers of a room as they are read later: those without an answer first. */
export function OutputQuestions({ questions }: { questions: readonly ReviewQuestion[] }) {
  const t = useTranslations('question');
  return (['open', 'answered'] as const).map((state) => {
    const these = questions.filter((question) => question.state === state);
    if (these.length === 0) return null;
    return (
      <section key={state} aria-labelledby={`questions-${state}`} className="mb-6">
        <h3 id={`questions-${state}`} className="mb-2 text-base font-semibold">
          {t(`console.${state}`, { count: these.length })}
        </h3>
        <ul className="grid max-w-3xl gap-2">
          {these.map((question) => (
            <li key={question.id} className="rounded-md border border-line bg-sheet p-3">
              <QuestionText question={question} />
              <p className="text-sm text-soft">{t('votes', { count: question.votes })}</p>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
