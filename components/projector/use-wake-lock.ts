'use client';

import { useEffect } from 'react';

/** Keeps the computer's screen from going dark while the page is seen, where the browser can. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let wanted = true;
    const hold = async () => {
      if (document.visibilityState !== 'visible') return;
      // Refused when the battery is low, or over plain http: then the computer's own settings hold.
      const held = await navigator.wakeLock?.request('screen').catch(() => undefined);
      if (wanted) lock = held;
      else void held?.release();
    };
    void hold();
    // The browser lets go whenever the page is hidden.
    document.addEventListener('visibilitychange', hold);
    return () => {
      wanted = false;
      document.removeEventListener('visibilitychange', hold);
      void lock?.release();
    };
  }, []);
}
