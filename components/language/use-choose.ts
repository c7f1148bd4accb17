'use client';

import { useState } from 'react';
import { changeMe } from '#components/api.ts';
import type { Language } from '#lib/language/language.ts';
import { useLanguage } from './provider.tsx';

/** Chooses a language; true while the last try failed for want of a connection. */
export function useChoose(joined: boolean): [(language: Language) => void, boolean] {
  const { choose } = useLanguage();
  const [failed, setFailed] = useState(false);
  const start = (language: Language) => {
    choose(language).then(
      () => {
        setFailed(false);
        // The person's own language travels with them to other devices; the page does not wait for it.
        if (joined) void changeMe({ language });
      },
      () => setFailed(true),
    );
  };
  return [start, failed];
}
