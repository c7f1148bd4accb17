'use client';

import { useSyncExternalStore } from 'react';

/** From this width notes and board stand side by side; below it one shows at a time. */
const WIDE = '(min-width: 60rem)';

export function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(WIDE);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => matchMedia(WIDE).matches,
  );
}
