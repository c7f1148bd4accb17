'use client';

import { useMemo } from 'react';
import { useLanguage } from '#components/language/provider.tsx';
import { readIn } from '#lib/event/given.ts';
import type { Language } from '#lib/language/language.ts';
import { localeOf } from '#lib/language/locale.ts';
import type { PollPlan } from '#lib/poll/poll.ts';

/** How what can be chosen is called, and how numbers are written, in the reader's language. */
export interface ResultWords {
  choice: (id: string) => { text: string; language: Language };
  percent: (share: number) => string;
  number: (value: number) => string;
}

export function useResultWords(plan: Pick<PollPlan, 'options'>): ResultWords {
  const { language } = useLanguage();
  return useMemo(() => {
    const percent = new Intl.NumberFormat(localeOf(language), { style: 'percent' });
    const number = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 1 });
    return {
      choice: (id) => {
        const option = plan.options.find((each) => each.id === id);
        return option === undefined ? { text: id, language } : readIn(option.text, language);
      },
      percent: (share) => percent.format(share),
      number: (value) => number.format(value),
    };
  }, [plan.options, language]);
}
