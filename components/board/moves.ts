import type { BoardView, SlotView } from '#lib/board/view.ts';

/** What was just done here, to be told to those who listen instead of look. */
export type Told =
  | { is: 'added'; column: string }
  | { is: 'moved'; column: string; place: number; count: number }
  | { is: 'stacked'; count: number }
  /** `to`: the room, as it is called. */
  | { is: 'sent'; to: string }
  /** All of them can be put back. */
  | { is: 'cleared'; cards: readonly string[] }
  | { is: 'noted'; card: string }
  | { is: 'deleted' | 'undone' | 'redone' | 'onlyOwn' | 'locked' | 'unstacked' | 'putBack' | 'goneForGood' };

/** What moves as one: a card by itself, or a whole stack. */
export interface Thing {
  is: 'card' | 'stack';
  id: string;
}

/** What the keyboard goes to next: a card or a stack, or the field for new cards of a column. */
export interface Next {
  to: 'card' | 'stack' | 'field';
  id: string;
  /** `lost`: only when nothing else has the focus; `tab`: not at once, but with the Tab key. */
  only?: 'lost' | 'tab';
}

/** Where a card goes by keyboard or menu. `start` and `end` are columns in reading order. */
export type Direction = 'up' | 'down' | 'first' | 'last' | 'start' | 'end';

/** Whether a slot is this stack, or holds this card. */
export function holds(slot: SlotView, { is, id }: Thing): boolean {
  return is === 'stack' ? slot.stack === id : slot.cards.some((card) => card.id === id);
}

/** The place to which a direction leads from one of `count` places. */
export function target(direction: Direction, from: number, count: number): number {
  if (direction === 'first') return 0;
  if (direction === 'last') return count - 1;
  return Math.max(0, Math.min(count - 1, from + (direction === 'up' ? -1 : 1)));
}

/** Where `up` and `down` lead from the first or last place when columns stand below each other. */
export function pastEnd(direction: Direction): -1 | 0 | 1 {
  return direction === 'up' ? -1 : direction === 'down' ? 1 : 0;
}

/** The ids of all cards on the board. */
export function cardsIn(view: BoardView): string[] {
  return view.columns.flatMap((column) => column.cards.map((card) => card.id));
}

/** What is beside a card: the one below or above, else the field of its column. */
export function beside(view: BoardView, id: string): Next | null {
  const column = view.columns.find((each) => each.cards.some((card) => card.id === id));
  if (column === undefined) return null;
  const at = column.cards.findIndex((card) => card.id === id);
  const card = column.cards[at + 1] ?? column.cards[at - 1];
  return card === undefined ? { to: 'field', id: column.id } : { to: 'card', id: card.id };
}

/** The first card that is not what it was. */
export function changedCard(before: BoardView, after: BoardView): string | undefined {
  const known = new Set(before.columns.flatMap((column) => column.cards));
  return after.columns.flatMap((column) => column.cards).find((card) => !known.has(card))?.id;
}
