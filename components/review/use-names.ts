'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useAround } from '#components/programme/context.tsx';
import type { CellPlace } from '#lib/review/matrix.ts';

/** Countries, topics and cells of the matrix in the reader's language. Null: those that have none. */
export function useNames() {
  const t = useTranslations('review.matrix');
  const { event } = useAround();
  const { language } = useLanguage();
  const country = (code: string | null) =>
    code === null
      ? t('noCountry')
      : (event.countries.find((each) => each.code === code)?.name[language] ?? code);
  const topic = (id: string | null) =>
    id === null ? t('noTopic') : (event.topics.find((each) => each.id === id)?.name[language] ?? id);
  return {
    country,
    topic,
    cell: (place: CellPlace) => t('cell', { country: country(place.country), topic: topic(place.topic) }),
  };
}
