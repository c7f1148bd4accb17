'use client';

import { type RefObject, useEffect, useRef } from 'react';
import type { BoardView } from '#lib/board/read.ts';

/** The address of a card on the board: `/room/<room>#card-<id>`. */
const CARD = '#card-';

/** Whether the address names a card, so that the board is what one came for. */
export function namesCard(): boolean {
  return location.hash.startsWith(CARD);
}

/** The card's id; null for an address that was cut or mistyped. */
function cardNamed(written: string): string | null {
  try {
    return decodeURIComponent(written);
  } catch {
    return null;
  }
}

/** A card that the address names comes into view and gets the focus as soon as the board has it, once. */
export function useAddressed(root: RefObject<HTMLElement | null>, view: BoardView): void {
  const wanted = useRef<string | null>(null);

  useEffect(() => {
    const read = () => {
      wanted.current = namesCard() ? cardNamed(location.hash.slice(CARD.length)) : null;
    };
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);

  useEffect(() => {
    const isHere = view.columns.some(({ cards }) => cards.some(({ id }) => id === wanted.current));
    if (wanted.current === null || !isHere) return;
    const card = root.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(wanted.current)}"]`);
    if (card == null) return;
    wanted.current = null;
    card.scrollIntoView({ block: 'center', inline: 'center' });
    card.focus({ preventScroll: true });
  }, [root, view]);
}
