import type { BoardView, CardView, ColumnView, SlotView } from './view.ts';

/** A card that somebody is writing in, and where it stood when they began. */
export interface Held {
  card: CardView;
  column: string;
  /** The card above it, or null at the top. */
  after: string | null;
  /** The stack it lay in, with its title, or null. */
  stack: Pick<SlotView, 'stack' | 'title'> | null;
}

/** Notes where a card stands now; null when it is not on the board. */
export function hold(view: BoardView, id: string): Held | null {
  for (const column of view.columns) {
    const index = column.cards.findIndex((card) => card.id === id);
    const card = column.cards[index];
    if (card === undefined) continue;
    const slot = column.slots.find(({ cards }) => cards.includes(card));
    const stack = slot === undefined || slot.stack === null ? null : { stack: slot.stack, title: slot.title };
    return { card, column: column.id, after: column.cards[index - 1]?.id ?? null, stack };
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
  if (now !== null && isSamePlace(now, held)) return view;
  const card = now?.card ?? held.card;
  const columns = view.columns.map((column): ColumnView => {
    if (column.id !== held.column && column.id !== now?.column) return column;
    const others = column.slots.flatMap((slot) => without(slot, card.id));
    const slots = column.id === held.column ? putBack(others, card, held) : others;
    return { ...column, slots, cards: slots.flatMap((slot) => slot.cards) };
  });
  return { columns, count: columns.reduce((sum, column) => sum + column.cards.length, 0) };
}

function isSamePlace(now: Held, held: Held): boolean {
  return now.column === held.column && now.after === held.after && now.stack?.stack === held.stack?.stack;
}

function without(slot: SlotView, id: string): SlotView[] {
  const cards = slot.cards.filter((card) => card.id !== id);
  if (cards.length === slot.cards.length) return [slot];
  if (cards.length === 0) return [];
  return [cards.length === 1 ? { stack: null, title: '', cards } : { ...slot, cards }];
}

function putBack(slots: readonly SlotView[], card: CardView, { after, stack }: Held): SlotView[] {
  const at = slots.findIndex(({ cards }) => cards.some((other) => other.id === after));
  const pile = slots.findIndex(({ cards }) => cards.some((other) => other.stack === stack?.stack));
  const next = [...slots];
  const lying = next[pile];
  if (stack === null || lying === undefined) {
    next.splice(at + 1, 0, { stack: null, title: '', cards: [card] });
    return next;
  }
  const cards = [...lying.cards];
  cards.splice(cards.findIndex((other) => other.id === after) + 1, 0, card);
  next[pile] = { ...stack, cards };
  return next;
}
