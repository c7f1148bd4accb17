'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { useLanguage } from '#components/language/provider.tsx';
import { LANGUAGES, type Language } from '#lib/language/language.ts';
import { nextLanguage, nextSecond, nextTheme, readChoices, type ScreenChoices } from '#lib/screen/choices.ts';

const KEY = 'projector';

export interface Choosing {
  choices: ScreenChoices;
  changeLanguage: () => void;
  changeSecond: () => void;
  changeTheme: () => void;
}

/** How this projector shows things, as the browser remembers it. @param spoken the languages of the meeting */
export function useChoices(spoken: readonly Language[]): Choosing {
  const offered = spoken.length === 0 ? LANGUAGES : spoken;
  const { language } = useLanguage();
  const [choices, setChoices] = useState(() => readChoices(null, offered, language));
  // Once when the page has come to life, and when the languages of the meeting are known.
  const recall = useEffectEvent((languages: readonly Language[]) =>
    setChoices(readChoices(remembered(), languages, language)),
  );
  const known = offered.join(' ');
  useEffect(() => recall(known.split(' ') as Language[]), [known]);
  const change = (next: ScreenChoices) => {
    setChoices(next);
    try {
      localStorage.setItem(KEY, JSON.stringify(next));
    } catch {
      // A browser that keeps nothing shows it all the same.
    }
  };
  return {
    choices,
    changeLanguage: () => change(nextLanguage(choices, offered)),
    changeSecond: () => change(nextSecond(choices, offered)),
    changeTheme: () => change(nextTheme(choices)),
  };
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
