'use client';

import { useTranslations } from 'use-intl';
import { useAround } from '#components/programme/context.tsx';
import type { ReviewAnswer } from '#lib/wire/review.ts';
import { DayGrid } from './day-grid.tsx';
import { DayList } from './day-list.tsx';
import { Reading, ReviewFrame, Trouble } from './frame.tsx';
import { useOutputs } from './use-outputs.ts';

/** The day at a glance: how much each room holds, as a grid on wide screens and session by session on narrow ones. */
export function ReviewDay({ rendered }: { rendered: ReviewAnswer | null }) {
  const t = useTranslations('review.day');
  const { sessions } = useAround();
  const { value, error, again } = useOutputs<ReviewAnswer>('/api/review', {
    path: '/api/review',
    value: rendered,
  });
  return (
    <ReviewFrame title={t('title')} part="day">
      <h1 className="mb-4 text-xl">{t('heading')}</h1>
      <Trouble error={error} again={again} shows={value !== null} />
      {sessions.length === 0 ? (
        <p className="text-soft">{t('empty')}</p>
      ) : value === null ? (
        error === null && <Reading />
      ) : (
        <>
          <DayGrid totals={value.rooms} />
          <DayList totals={value.rooms} />
        </>
      )}
    </ReviewFrame>
  );
}
