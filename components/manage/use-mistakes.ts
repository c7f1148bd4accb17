'use client';

import { useTranslations } from 'use-intl';
import type { Mistake } from '#lib/event/mistake.ts';

/** The sentence for something that is wrong, in the reader's language of this moment. */
export function useMistakeSentence(): (mistake: Mistake) => string {
  const t = useTranslations('mistakes');
  return ({ code, detail }) => t(code, { detail: detail ?? '' });
}

/** What is wrong at a place such as `rooms[1]`, in one text; undefined when nothing is. */
export function useMistakesAt(mistakes: readonly Mistake[]): (place: string) => string | undefined {
  const sentence = useMistakeSentence();
  return (place) => {
    const here = mistakes.filter((mistake) => mistake.place === place);
    return here.length === 0 ? undefined : here.map(sentence).join(' ');
  };
}
