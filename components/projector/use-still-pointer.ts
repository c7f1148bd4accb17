'use client';

import { useEffect, useState } from 'react';

const STILL_AFTER_MS = 3_000;

/** Whether nobody has moved the mouse or touched the screen for a moment; then the mouse is not shown either. */
export function useStillPointer(): boolean {
  const [still, setStill] = useState(true);
  useEffect(() => {
    let later: ReturnType<typeof setTimeout> | undefined;
    const moved = () => {
      setStill(false);
      clearTimeout(later);
      later = setTimeout(() => setStill(true), STILL_AFTER_MS);
    };
    addEventListener('pointermove', moved, { passive: true });
    addEventListener('pointerdown', moved, { passive: true });
    return () => {
      clearTimeout(later);
      removeEventListener('pointermove', moved);
      removeEventListener('pointerdown', moved);
    };
  }, []);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-still', still);
    return () => document.documentElement.removeAttribute('data-still');
  }, [still]);
  return still;
}
