'use client';

import { useTranslations } from 'use-intl';
import type { Question } from '#lib/question/question.ts';

/** A question with who asked it and how it stands. */
export function QuestionText({
  question: { text, by, state },
  isOwn = false,
  isOnScreen = false,
}: {
  question: Pick<Question, 'text' | 'by' | 'state'>;
  isOwn?: boolean;
  isOnScreen?: boolean;
}) {
  const t = useTranslations('question');
  const marks = [
    ...(isOwn ? [t('own')] : []),
    ...(isOnScreen ? [t('onScreen')] : []),
    ...(state === 'open' || state === 'answered' ? [] : [t(`state.${state}`)]),
  ];
  return (
    <>
      <p dir="auto" className="break-words text-base">
        {text}
      </p>
      <p className="text-sm text-soft">
        <bdi>{by === null ? t('noName') : by || t('somebody')}</bdi>
        {marks.map((mark) => (
          <span key={mark}>
            {' · '}
            <strong className="font-semibold text-ink">{mark}</strong>
          </span>
        ))}
      </p>
    </>
  );
}
