'use client';

import { type RefObject, useEffect, useRef } from 'react';
import type { BoardView } from '#lib/board/read.ts';
import { useDesk } from './board-context.tsx';
import type { Desk } from './desk.ts';

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
  const desk = useDesk();
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
    const id = wanted.current;
    wanted.current = null;
    show(root, desk, id);
  }, [root, view, desk]);
}

/** The same for a card that one is led to from elsewhere in the room. */
export function useLed(root: RefObject<HTMLElement | null>): void {
  const desk = useDesk();
  useEffect(
    () =>
      desk.lead.follow(({ to, card }) => {
        if (to === 'card') show(root, desk, card);
      }),
    [root, desk],
  );
}

/** A stack in which it lies is opened; the rest in the next frame, when pane and stack are drawn. */
function show(root: RefObject<HTMLElement | null>, desk: Desk, id: string): void {
  const stack = desk.slotOf({ is: 'card', id })?.stack ?? null;
  if (stack !== null && desk.layout() === 'columns') desk.openStack(stack, true);
  requestAnimationFrame(() => {
    const card = root.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);
    card?.scrollIntoView({ block: 'center', inline: 'center' });
    card?.focus({ preventScroll: true });
  });
}
