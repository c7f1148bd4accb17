'use client';

import { useEffect } from 'react';

/**
 * Brings what the address names into view: a card (`#card-…`), a part of the page, or the place in the notes that
 * holds the words after `#notes:`. What was looked for is marked, so that the eye finds it too.
 */
export function useFound(ready: boolean): void {
  useEffect(() => {
    if (!ready) return;
    const show = () => {
      const found = placeOf(decodeURIComponent(location.hash.slice(1)));
      for (const old of document.querySelectorAll('[data-found]')) old.removeAttribute('data-found');
      if (found === null) return;
      if (found.id.startsWith('card-') || found.hasAttribute('data-block')) found.dataset.found = '';
      found.scrollIntoView({ block: found.tagName === 'H2' ? 'start' : 'center' });
      found.focus({ preventScroll: true });
    };
    show();
    addEventListener('hashchange', show);
    return () => removeEventListener('hashchange', show);
  }, [ready]);
}

function placeOf(name: string): HTMLElement | null {
  if (!name.startsWith('notes:')) return document.getElementById(name);
  const words = name.slice('notes:'.length);
  const blocks = [...document.querySelectorAll<HTMLElement>('[data-block]')];
  return blocks.find((block) => block.textContent.includes(words)) ?? document.getElementById('notes');
}
