'use client';

import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import type { Entry, WordRules } from '#lib/poll/words.ts';

/** What was decided about the entries of a round, each with the button that undoes it. */
export function DecidedWords({
  rules,
  entries,
  onApart,
  onShow,
}: {
  rules: WordRules;
  entries: readonly Entry[];
  onApart: (key: string) => void;
  onShow: (key: string) => void;
}) {
  const t = useTranslations('console.counting.words');
  // Spellings are told of what is shown alone; of the others their key, which can be read as well.
  const textOf = (key: string) => entries.find((entry) => entry.key === key)?.text ?? key;
  const merged = Object.entries(rules.merged);
  const each = 'flex flex-wrap items-center justify-between gap-x-3 gap-y-1';
  return (
    <>
      {merged.length > 0 && (
        <section>
          <h4 className="font-semibold">{t('mergedTitle')}</h4>
          <ul className="grid gap-1">
            {merged.map(([key, into]) => (
              <li key={key} className={each}>
                <span className="min-w-0 wrap-anywhere">
                  {t('countsAs', { word: key, into: textOf(into) })}
                </span>
                <Button
                  className="text-sm"
                  aria-label={t('apartWord', { word: key })}
                  onClick={() => onApart(key)}
                >
                  {t('apart')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {rules.removed.length > 0 && (
        <section>
          <h4 className="font-semibold">{t('hiddenTitle')}</h4>
          <ul className="grid gap-1">
            {rules.removed.map((key) => (
              <li key={key} className={each}>
                <bdi dir="auto" className="min-w-0 wrap-anywhere">
                  {key}
                </bdi>
                <Button
                  className="text-sm"
                  aria-label={t('showWord', { word: key })}
                  onClick={() => onShow(key)}
                >
                  {t('show')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
