'use client';

import { useCallback, useState } from 'react';
import type { PanelChoice } from '#lib/poll/asked.ts';

const NONE: PanelChoice = { open: false, seen: 0 };

/** What somebody did with the panel of a room last; the device remembers it. */
export function usePanelChoice(roomId: string): [PanelChoice, (choice: PanelChoice) => void] {
  const key = `rencontre:polls:${roomId}`;
  const [choice, setChoice] = useState(() => remembered(key));
  const choose = useCallback(
    (wanted: PanelChoice) => {
      setChoice(wanted);
      try {
        localStorage.setItem(key, JSON.stringify(wanted));
      } catch {
        // A device without space forgets it with the page.
      }
    },
    [key],
  );
  return [choice, choose];
}

function remembered(key: string): PanelChoice {
  try {
    return { ...NONE, ...JSON.parse(localStorage.getItem(key) ?? '{}') };
  } catch {
    return NONE;
  }
}
