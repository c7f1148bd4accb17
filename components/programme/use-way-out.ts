import { useEffect } from 'react';
import { useLive } from '#components/live/use-live.ts';
import { useAround } from './context.tsx';
import { goOut } from './go-out.ts';

/**
 * On pages where nothing unsent can wait: goes out when the pass has ended. Answers whether the organisers have taken
 * this person out, which the page then says instead of all else.
 */
export function useWayOut(): boolean {
  const { passEnded } = useLive();
  const { sharedDevice } = useAround().me;
  useEffect(() => {
    // The news may come before the answer to one's own leaving.
    if (passEnded === 'ended') void goOut(sharedDevice);
  }, [passEnded, sharedDevice]);
  return passEnded === 'removed';
}
