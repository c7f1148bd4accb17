'use client';

import { useState } from 'react';
import { useLive } from '#components/live/use-live.ts';

/** A number that grows whenever the outputs may have changed: the server said so, or the line was lost for a while. */
export function useOutputsNews(): number {
  const { connection, outputs } = useLive();
  const [lost, setLost] = useState(false);
  const [returns, setReturns] = useState(0);
  if (connection === 'lost' && !lost) setLost(true);
  if (connection === 'live' && lost) {
    setLost(false);
    setReturns(returns + 1);
  }
  return outputs + returns;
}
