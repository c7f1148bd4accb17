import type { BoardView, SlotView } from '#lib/board/view.ts';
import { totalOn } from './place.ts';

/** The ids of the cards of a slot, the top one first. */
export function idsOf({ cards }: Pick<SlotView, 'cards'>): string[] {
  return cards.map(({ id }) => id);
}

/** The board with each column in the order of dots, the most first; what has as many stays in its order. */
export function byDots(view: BoardView, totals: Readonly<Record<string, number>>): BoardView {
  return {
    ...view,
    columns: view.columns.map((column) => {
      const slots = column.slots.toSorted((a, b) => totalOn(totals, idsOf(b)) - totalOn(totals, idsOf(a)));
      return { ...column, slots, cards: slots.flatMap(({ cards }) => cards) };
    }),
  };
}

/** One line of rounds side by side: a card or a stack with its dots in each round. */
export interface DotLine {
  slot: SlotView;
  columnId: string;
  dots: number[];
}

/** Cards and stacks that have dots in one of the rounds, in the order of the first of them. */
export function sideBySide(view: BoardView, rounds: readonly Readonly<Record<string, number>>[]): DotLine[] {
  const lines = view.columns.flatMap(({ id, slots }) =>
    slots.map((slot): DotLine => {
      const cards = idsOf(slot);
      return { slot, columnId: id, dots: rounds.map((totals) => totalOn(totals, cards)) };
    }),
  );
  const most = ({ dots }: DotLine) => dots.find((each) => each > 0) ?? 0;
  return lines
    .filter(({ dots }) => dots.some((each) => each > 0))
    .sort((a, b) => (b.dots[0] ?? 0) - (a.dots[0] ?? 0) || most(b) - most(a));
}
