'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { TextField } from '#components/ui/field.tsx';
import { ChevronIcon } from '#components/ui/icon.tsx';
import { filled, type Given } from '#lib/event/given.ts';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#lib/language/language.ts';

/**
 * A text in several languages: first the reader's own, the others below, folded away until somebody wants them or
 * something is wrong there. `at` says what is wrong at a place.
 */
export function GivenField({
  label,
  hint,
  given,
  onChange,
  place,
  at,
  maxLength,
}: {
  label: ReactNode;
  hint?: ReactNode;
  given: Given;
  onChange: (given: Given) => void;
  /** Where the server names mistakes of this text, such as `title`. */
  place: string;
  at: (place: string) => string | undefined;
  maxLength: number;
}) {
  const t = useTranslations('common');
  const { language } = useLanguage();
  const others = LANGUAGES.filter((each) => each !== language);
  const wrongThere = others.some((each) => at(`${place}.${each}`) !== undefined);
  const also = others.filter((each) => given[each]);
  const field = (each: Language) => ({
    lang: each,
    value: given[each] ?? '',
    onChange: (typed: { target: { value: string } }) => onChange({ ...given, [each]: typed.target.value }),
    // Room to type too much and be told, rather than to have it cut.
    maxLength: maxLength * 2,
  });
  const standIn = also.length > 0 && !given[language] ? filled(given)[language] : undefined;
  return (
    <div>
      <TextField
        label={label}
        hint={hint}
        placeholder={standIn}
        error={at(`${place}.${language}`) ?? at(place)}
        {...field(language)}
      />
      <details className="mt-1" open={wrongThere || undefined}>
        <summary className="inline-flex min-h-11 items-center gap-2 text-sm text-soft hover:text-ink">
          <ChevronIcon />
          {t('otherLanguages')}
          {also.length > 0 && (
            <bdi className="text-xs">{also.map((each) => each.toUpperCase()).join(' · ')}</bdi>
          )}
        </summary>
        <div className="grid gap-3 border-s-2 border-line ps-3 pb-2">
          {others.map((each) => (
            <TextField
              key={each}
              label={<span lang={each}>{LANGUAGE_NAMES[each]}</span>}
              error={at(`${place}.${each}`)}
              {...field(each)}
            />
          ))}
        </div>
      </details>
    </div>
  );
}
