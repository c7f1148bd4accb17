'use client';

import { useState } from 'react';
import { useLive } from '#components/live/use-live.ts';

/**
 * A number that grows whenever the outputs may have changed: the server said so, or the line began or came back, before
 * which nothing was heard.
 */
export function useOutputsNews(): number {
  const { connection, outputs } = useLive();
  const isLive = connection === 'live';
  const [wasLive, setWasLive] = useState(isLive);
  const [beginnings, setBeginnings] = useState(0);
  if (isLive !== wasLive) {
    setWasLive(isLive);
    if (isLive) setBeginnings(beginnings + 1);
  }
  return outputs + beginnings;
}
