'use client';

import { useTranslations } from 'use-intl';
import { QUESTION_ORDERS, type QuestionOrder } from '#lib/question/question.ts';

/** By votes, or the newest first. */
export function OrderChoice({
  order,
  onChoose,
}: {
  order: QuestionOrder;
  onChoose: (order: QuestionOrder) => void;
}) {
  const t = useTranslations('question.order');
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">{t('title')}</legend>
      {QUESTION_ORDERS.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === order}
          onClick={() => onChoose(each)}
          className={`min-h-11 rounded-md border px-3 text-sm ${each === order ? 'border-2 border-accent font-semibold text-accent' : 'border-line-strong text-ink'}`}
        >
          {t(each)}
        </button>
      ))}
    </fieldset>
  );
}
