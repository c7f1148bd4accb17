'use client';

import { useEffect } from 'react';

/**
 * Keeps `--keyboard` at the height that a phone's keyboard takes from the page, for browsers that lay the keyboard
 * over the page instead of making it smaller (iOS). `data-keyboard` says that there is one.
 */
export function useKeyboardHeight(): void {
  useEffect(() => {
    const view = window.visualViewport;
    if (!view) return;
    const measure = () => {
      const covered = Math.max(0, window.innerHeight - view.height - view.offsetTop);
      // Zooming also makes the visible part smaller; only a keyboard takes a large piece at the bottom.
      const keyboard = view.scale === 1 && covered > 80 ? covered : 0;
      document.documentElement.style.setProperty('--keyboard', `${keyboard}px`);
      document.documentElement.toggleAttribute('data-keyboard', keyboard > 0);
    };
    view.addEventListener('resize', measure);
    measure();
    return () => {
      view.removeEventListener('resize', measure);
      document.documentElement.style.removeProperty('--keyboard');
      document.documentElement.removeAttribute('data-keyboard');
    };
  }, []);
}
