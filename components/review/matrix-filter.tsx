'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useAround } from '#components/programme/context.tsx';
import { Button } from '#components/ui/button.tsx';
import { ChevronIcon } from '#components/ui/icon.tsx';
import { Select } from '#components/ui/select.tsx';
import { CARD_KINDS } from '#lib/board/schema.ts';
import type { ReviewFilter } from '#lib/wire/review.ts';
import { useTimes } from './use-times.ts';

/** Whose cards, of which session, of which kind. */
export function MatrixFilter({
  filter,
  onChange,
}: {
  filter: ReviewFilter;
  onChange: (filter: ReviewFilter) => void;
}) {
  const t = useTranslations('review.matrix');
  const kind = useTranslations('board.kind');
  const { language } = useLanguage();
  const { event, sessions } = useAround();
  const { clock } = useTimes();
  const fields = [
    {
      field: 'organisation',
      options: event.organisations.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      field: 'session',
      options: sessions.map(({ id, title, startsAt }) => ({
        value: id,
        label: `${clock(startsAt)} ${title[language]}`,
      })),
    },
    { field: 'kind', options: CARD_KINDS.map((each) => ({ value: each, label: kind(each) })) },
  ] as const;
  const chosen = Object.keys(filter).length;
  const [open, setOpen] = useState(false);
  return (
    <fieldset className="mb-4">
      <legend className="sr-only">{t('filter')}</legend>
      <Button aria-expanded={open} className="w-full sm:hidden" onClick={() => setOpen(!open)}>
        {t('filterChosen', { chosen })}
        <ChevronIcon />
      </Button>
      <div
        className={`grid items-end max-sm:mt-3 ${open ? '' : 'max-sm:hidden'} gap-x-4 gap-y-2 sm:grid-cols-2 ${chosen > 0 ? 'lg:grid-cols-[1fr_1fr_1fr_auto]' : 'lg:grid-cols-3'}`}
      >
        {fields.map(({ field, options }) => (
          <Select
            key={field}
            label={t(field)}
            value={filter[field] ?? ''}
            options={[{ value: '', label: t('all') }, ...options]}
            onChange={({ target }) => {
              const { [field]: _, ...others } = filter;
              onChange((target.value === '' ? others : { ...others, [field]: target.value }) as ReviewFilter);
            }}
          />
        ))}
        {chosen > 0 && (
          <Button className="min-h-12" onClick={() => onChange({})}>
            {t('showAll')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
