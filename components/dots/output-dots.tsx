'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useAround } from '#components/programme/context.tsx';
import { thingsOfCards } from '#lib/dots/order.ts';
import type { RoomOutputsAnswer } from '#lib/wire/review.ts';
import { RoundsTable } from './rounds-table.tsx';

/** The rounds of dot voting of a room as they are read later, the newest first. */
export function OutputDots({ value }: { value: Pick<RoomOutputsAnswer, 'cards' | 'columns' | 'dots'> }) {
  const t = useTranslations('dots');
  const { event } = useAround();
  const things = useMemo(() => thingsOfCards(value.cards), [value.cards]);
  const rounds = value.dots
    .map(({ round, people, totals }, at) => ({
      id: round.id,
      title: round.plan.about || t('round', { number: at + 1 }),
      openedAt: round.openedAt,
      people,
      totals,
    }))
    .toReversed();
  return (
    <RoundsTable
      things={things}
      rounds={rounds}
      columns={value.columns}
      timeZone={event.timeZone}
      label={t('compareTitle')}
    />
  );
}
