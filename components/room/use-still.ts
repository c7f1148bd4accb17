'use client';

import { useEffect, useRef } from 'react';

/**
 * Keeps what one reads where it is while the lines above the panes come and go: the panes scroll by as much as their
 * top moves. What is shorter than its pane cannot scroll and moves. Give the ref to what stands between the header
 * and the panes.
 */
export function useStill(): React.RefObject<HTMLDivElement | null> {
  const above = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = above.current;
    const workspace = element?.parentElement;
    if (!element || !workspace) return;
    let before = element.offsetHeight;
    // Told after the page is laid out and before it is painted, so nobody sees the jump.
    const watch = new ResizeObserver(() => {
      const grown = element.offsetHeight - before;
      before = element.offsetHeight;
      if (grown === 0) return;
      for (const pane of workspace.querySelectorAll('[data-scrolls="y"], .notes-paper'))
        pane.scrollTop += grown;
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return above;
}
