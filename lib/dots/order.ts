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

/** Something that dots lie on, as a line says it: a card, or a stack with all of its cards. */
export interface DotThing {
  key: string;
  /** The title of a stack, else the text of the card; empty when there is none. */
  text: string;
  columnId: string;
  ids: string[];
  isStack: boolean;
}

/** What stands on a board. */
export function thingsOf(view: BoardView): DotThing[] {
  return view.columns.flatMap((column) =>
    column.slots.map(
      (slot): DotThing => ({
        key: slot.stack ?? slot.cards[0]?.id ?? '',
        text: slot.title || (slot.cards[0]?.text ?? ''),
        columnId: column.id,
        ids: idsOf(slot),
        isStack: slot.stack !== null,
      }),
    ),
  );
}

/** The same from cards as they are read later: by column, those of a stack together. */
export function thingsOfCards(
  cards: readonly {
    cardId: string;
    text: string;
    column: { id: string };
    stack: { id: string; title: string } | null;
  }[],
): DotThing[] {
  const places = Map.groupBy(cards, ({ cardId, column, stack }) =>
    stack === null ? `card ${cardId}` : `stack ${column.id} ${stack.id}`,
  );
  return [...places].flatMap(([key, [first, ...others]]) => {
    if (first === undefined) return [];
    return {
      key,
      text: first.stack?.title || first.text,
      columnId: first.column.id,
      ids: [first, ...others].map(({ cardId }) => cardId),
      // A stack of one is shown as the card it is.
      isStack: others.length > 0,
    };
  });
}

/** One line of rounds side by side: with its dots in each round. */
export interface DotLine extends DotThing {
  dots: number[];
}

/** Cards and stacks that have dots in one of the rounds, in the order of the first of them. */
export function sideBySide(
  things: readonly DotThing[],
  rounds: readonly Readonly<Record<string, number>>[],
): DotLine[] {
  const most = ({ dots }: DotLine) => dots.find((each) => each > 0) ?? 0;
  return things
    .map((thing) => ({ ...thing, dots: rounds.map((totals) => totalOn(totals, thing.ids)) }))
    .filter(({ dots }) => dots.some((each) => each > 0))
    .sort((a, b) => (b.dots[0] ?? 0) - (a.dots[0] ?? 0) || most(b) - most(a));
}

/** Dots on cards that are not on the board any more. */
export function dotsElsewhere(things: readonly DotThing[], totals: Readonly<Record<string, number>>): number {
  const all = Object.values(totals).reduce((sum, each) => sum + each, 0);
  return all - things.reduce((sum, { ids }) => sum + totalOn(totals, ids), 0);
}
