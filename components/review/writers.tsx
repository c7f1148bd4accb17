'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { localeOf } from '#lib/language/locale.ts';
import type { RoomOutputsAnswer } from '#lib/wire/review.ts';

/** Who signed the cards of a room, and how many each. */
export function Writers({ value }: { value: RoomOutputsAnswer }) {
  const t = useTranslations('review');
  const { language } = useLanguage();
  const counts = new Map<string, number>();
  for (const { by } of value.cards) counts.set(by, (counts.get(by) ?? 0) + 1);
  const names = [...counts].sort(([a], [b]) => a.localeCompare(b, localeOf(language)));
  return (
    <>
      <p className="text-soft">{t('figure.writers', { count: value.totals.writers })}</p>
      <ul className="my-2 flex flex-wrap gap-x-6 gap-y-1">
        {names.map(([by, count]) => (
          <li key={by}>
            <bdi>{by || t('room.unsigned')}</bdi>{' '}
            <span className="numbers text-sm text-soft">{t('room.cardsOf', { count })}</span>
          </li>
        ))}
      </ul>
      {value.totals.words > 0 && <p className="text-sm text-soft">{t('room.notesOnly')}</p>}
    </>
  );
}
