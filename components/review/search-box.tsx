'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';

/** One field to search everything that was written. Enter searches; it works from every page of the review. */
export function SearchBox({ q, onSearch }: { q: string; onSearch?: (q: string) => void }) {
  const t = useTranslations('review.search');
  const router = useRouter();
  const id = useId();
  const [typed, setTyped] = useState(q);
  // Going back brings an earlier search into the address, and so into the field.
  useEffect(() => setTyped(q), [q]);
  const submit = (press: FormEvent) => {
    press.preventDefault();
    const wanted = typed.trim();
    if (wanted === '') return;
    if (onSearch !== undefined) onSearch(wanted);
    else router.push(`/review/search?${new URLSearchParams({ q: wanted })}`);
  };
  return (
    <search className="min-w-0 flex-1 pb-2 max-sm:order-last max-sm:basis-full sm:basis-72 sm:max-w-md">
      <form action="/review/search" onSubmit={submit} className="flex gap-2">
        <label htmlFor={id} className="sr-only">
          {t('label')}
        </label>
        <input
          id={id}
          type="search"
          name="q"
          dir="auto"
          autoComplete="off"
          maxLength={200}
          placeholder={t('label')}
          value={typed}
          onChange={(change) => setTyped(change.target.value)}
          className="block min-h-11 w-full min-w-0 rounded-md border border-line-strong bg-sheet px-3 py-1.5 text-base text-ink placeholder:text-soft"
        />
        <Button type="submit">{t('submit')}</Button>
      </form>
    </search>
  );
}
