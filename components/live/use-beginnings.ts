'use client';

import { useState } from 'react';
import { useLive } from './use-live.ts';

/** How often the line began since the page was drawn: nothing was heard before it, so what is shown may be old. */
export function useBeginnings(): number {
  const isLive = useLive().connection === 'live';
  const [wasLive, setWasLive] = useState(isLive);
  const [beginnings, setBeginnings] = useState(0);
  if (isLive !== wasLive) {
    setWasLive(isLive);
    if (isLive) setBeginnings(beginnings + 1);
  }
  return beginnings;
}
