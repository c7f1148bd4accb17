import type { BoardView, CardView, ColumnView } from './read.ts';

/** A card that somebody is writing in, and where it stood when they began. */
export interface Held {
  card: CardView;
  column: string;
  /** The card above it, or null at the top. */
  after: string | null;
}

/** Notes where a card stands now; null when it is not on the board. */
export function hold(view: BoardView, id: string): Held | null {
  for (const column of view.columns) {
    const index = column.cards.findIndex((card) => card.id === id);
    const card = column.cards[index];
    if (card !== undefined) return { card, column: column.id, after: column.cards[index - 1]?.id ?? null };
  }
  return null;
}

/**
 * The board with a held card in its old place, wherever others moved it meanwhile, and even when somebody deleted
 * it: nothing may jump under the caret. Columns that this does not touch keep their identity.
 */
export function withHeld(view: BoardView, held: Held | null): BoardView {
  if (held === null) return view;
  const now = hold(view, held.card.id);
  if (now !== null && now.column === held.column && now.after === held.after) return view;
  const card = now?.card ?? held.card;
  const columns = view.columns.map((column): ColumnView => {
    if (column.id !== held.column && column.id !== now?.column) return column;
    const cards = column.cards.filter((other) => other.id !== card.id);
    if (column.id === held.column) {
      const above = cards.findIndex((other) => other.id === held.after);
      cards.splice(above + 1, 0, card);
    }
    return { ...column, cards };
  });
  return { columns, count: columns.reduce((sum, column) => sum + column.cards.length, 0) };
}
