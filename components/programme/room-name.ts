'use client';

import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import type { Event, Room } from '#lib/event/event.ts';
import { listOf } from '#lib/language/locale.ts';

/** How a room is called in the reader's language: by its countries, or as the room of all. */
export function useRoomName(event: Pick<Event, 'countries'>): (room: Pick<Room, 'countries'>) => string {
  const t = useTranslations('programme');
  const { language } = useLanguage();
  const known = event.countries;
  return useCallback(
    ({ countries }) => {
      if (countries.length === 0) return t('allCountries');
      const names = countries.map((code) => known.find((c) => c.code === code)?.name[language] ?? code);
      return listOf(names, language);
    },
    [t, language, known],
  );
}
