'use client';

import { type ComponentType, memo, useSyncExternalStore } from 'react';
import type { BoardView } from '#lib/board/view.ts';

/** What stands on a card or a stack. `ids`: of its cards, the top one first, with spaces between them. */
export interface DotsOnCard {
  ids: string;
  /** A card inside a stack: dots are placed on the stack. */
  isInside?: boolean;
}

/** What dot voting changes on the board; its code comes only where there are dots. */
export interface DotsHere {
  OnCard: ComponentType<DotsOnCard>;
  /** The board as this person wants to see it; null: as it is. */
  arranged: ((view: BoardView) => BoardView) | null;
}

class DotSlot {
  #here: DotsHere | null = null;
  readonly #listeners = new Set<() => void>();

  onCard = (): DotsHere['OnCard'] | null => this.#here?.OnCard ?? null;
  arranged = (): DotsHere['arranged'] => this.#here?.arranged ?? null;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(here: DotsHere | null): void {
    this.#here = here;
    for (const listener of this.#listeners) listener();
  }
}

/** Where the board looks for dots. */
export const dotSlot = new DotSlot();

const none = () => null;

/** The dots of a card or a stack; nothing as long as there are none in this room. */
export const DotPlace = memo(function DotPlace(card: DotsOnCard) {
  const OnCard = useSyncExternalStore(dotSlot.subscribe, dotSlot.onCard, none);
  return OnCard === null ? null : <OnCard {...card} />;
});

/** How this person wants to see the board; null: as it is. */
export function useArranged(): DotsHere['arranged'] {
  return useSyncExternalStore(dotSlot.subscribe, dotSlot.arranged, none);
}
