'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Entry } from '#lib/poll/words.ts';

/** What can be done with the entries that are chosen, and what it would do. */
export function ChosenWords({
  chosen,
  isFull,
  busy,
  onMerge,
  onHide,
}: {
  /** The most frequent first; at least one. */
  chosen: readonly Entry[];
  /** No more can be decided. */
  isFull: boolean;
  busy: boolean;
  onMerge: (into: Entry) => void;
  onHide: () => void;
}) {
  const t = useTranslations('console.counting.words');
  const [key, setKey] = useState('');
  const into = chosen.find((entry) => entry.key === key) ?? chosen[0];
  if (into === undefined) return null;
  const times = chosen.reduce((all, { count }) => all + count, 0);
  const why = isFull ? t('full') : undefined;
  return (
    <div className="grid gap-4 border-s-2 border-accent ps-3">
      {chosen.length > 1 && (
        <div className="grid gap-2 justify-items-start">
          <Select
            label={t('as')}
            className="w-full sm:max-w-80"
            value={into.key}
            onChange={(change) => setKey(change.target.value)}
            options={chosen.map((entry) => ({ value: entry.key, label: entry.text }))}
          />
          <Button onClick={() => onMerge(into)} aria-busy={busy} disabledBecause={why}>
            {t('merge')}
          </Button>
          <p className="text-sm text-soft">
            {t('mergeDoes', { count: chosen.length, word: into.text, times })}
          </p>
        </div>
      )}
      <div className="grid gap-2 justify-items-start">
        <Button onClick={onHide} aria-busy={busy} disabledBecause={why}>
          {t('hide', { count: chosen.length })}
        </Button>
        <p className="text-sm text-soft">{t('hideDoes')}</p>
      </div>
    </div>
  );
}
