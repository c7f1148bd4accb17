'use client';

import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { Reply } from '#lib/wire/live.ts';
import { useBeginnings } from './use-beginnings.ts';

const TRY_AGAIN_MS = 5_000;

/**
 * Asks the server over the live line as long as the calling component is shown: at once, whenever the line begins or
 * comes back, when `ask` is another one, and when told to. What the server refuses is asked again after a while; without a
 * line it is asked when there is one. An answer to an earlier question is not taken any more.
 *
 * @param ask the same function as long as the same is asked
 * @returns how to ask again
 */
export function useAsked<Value>(
  ask: () => Promise<Reply<Value>>,
  take: (answer: Reply<Value>) => void,
): () => void {
  const beginnings = useBeginnings();
  const [tries, setTries] = useState(0);
  const again = useCallback(() => setTries((count) => count + 1), []);
  const taken = useEffectEvent(take);
  const question = useMemo(() => ({ ask, time: beginnings + tries }), [ask, beginnings, tries]);
  useEffect(() => {
    let wanted = true;
    let later: ReturnType<typeof setTimeout> | undefined;
    void question.ask().then((answer) => {
      if (!wanted || (!answer.ok && answer.error.code === 'offline')) return;
      taken(answer);
      if (!answer.ok) later = setTimeout(again, TRY_AGAIN_MS);
    });
    return () => {
      wanted = false;
      clearTimeout(later);
    };
  }, [question, again]);
  return again;
}
