'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { CaretIcon } from '#components/ui/icon.tsx';
import { Tool } from './toolbar.tsx';

/** Set on this device when the carets of others are hidden. */
const KEY = 'rencontre:carets';
const HIDDEN = 'hidden';

/** Whether the carets of others are hidden here, and what changes that; the device keeps it. */
export function useCaretsHidden(): [boolean, (hidden: boolean) => void] {
  const [hidden, setHidden] = useState(remembered);
  return [
    hidden,
    (next) => {
      setHidden(next);
      try {
        if (next) localStorage.setItem(KEY, HIDDEN);
        else localStorage.removeItem(KEY);
      } catch {
        // A device without space forgets it with the page.
      }
    },
  ];
}

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) === HIDDEN;
  } catch {
    return false;
  }
}

/** Shows or hides where others are in the text. */
export function CaretsTool({ hidden, onChange }: { hidden: boolean; onChange: (hidden: boolean) => void }) {
  const t = useTranslations('notes');
  return (
    <Tool pressed={!hidden} title={t('carets')} onPress={() => onChange(!hidden)}>
      <CaretIcon off={hidden} />
      <span className="carets-word">{t('carets')}</span>
    </Tool>
  );
}
