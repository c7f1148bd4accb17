'use client';

import { useEffect, useState } from 'react';
import type { SavingState } from '#lib/room/saving.ts';

/** "Saved" is said after this much quiet, so that the word does not flicker with each keystroke. */
const QUIET_MS = 500;

/** The state of saving, in which bad news comes at once and "saved" a moment late. */
export function useSteady(state: SavingState): SavingState {
  const [shown, setShown] = useState(state);
  useEffect(() => {
    if (state.is !== 'saved') {
      setShown(state);
      return;
    }
    const timer = setTimeout(setShown, QUIET_MS, state);
    return () => clearTimeout(timer);
  }, [state]);
  // Never the old "saved" for a state that is not.
  return shown.is === 'saved' || state.is !== 'saved' ? state : shown;
}
