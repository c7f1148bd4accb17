'use client';

import { createContext, useContext, useEffect } from 'react';

export const BadgeContext = createContext<((count: number) => void) | null>(null);

/** Tells how much in the calling section waits for a look; shown on the switch of a phone. */
export function useBadge(count: number): void {
  const tell = useContext(BadgeContext);
  useEffect(() => {
    tell?.(count);
    return () => tell?.(0);
  }, [tell, count]);
}
