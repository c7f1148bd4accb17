import type * as Y from 'yjs';
import type { Pen, WrittenAs } from '#lib/room/pen.ts';
import { addCard, cardMap, deleteCard } from './edit.ts';
import { CARDS_MAX, type CardKind, cardsOf, type Signed } from './schema.ts';

/** A card that the server puts on a board, in its author's name. */
export interface AddedCard {
  /** Known before: a card of this id that is there already, even taken off the board, is left as it is. */
  id: string;
  /** In whose name; null where authors are hidden. */
  author: WrittenAs;
  /** Column id; one that the board has not, or not any more, is shown as the first. */
  column: string;
  text: string;
  kind: CardKind;
  signed?: Signed;
}

/**
 * Adds cards at the end of their columns, all of them or none.
 *
 * @returns `board-full` when they do not all fit
 */
export function addServerCards(doc: Y.Doc, cards: readonly AddedCard[], pen: Pen): 'board-full' | null {
  const missing = cards.filter(({ id }) => !cardsOf(doc).has(id));
  if (cardsOf(doc).size + missing.length > CARDS_MAX) return 'board-full';
  for (const { author, signed, ...card } of missing) {
    pen(author, () => {
      addCard(doc, card);
      if (signed !== undefined) cardsOf(doc).get(card.id)?.set('signed', signed);
    });
  }
  return null;
}

/** Takes cards off the board into the bin, in somebody's name; those that are not on the board are left as they are. */
export function takeOff(
  doc: Y.Doc,
  { cards, by, at }: { cards: readonly string[]; by: WrittenAs; at: number },
  pen: Pen,
): null {
  const there = cards.filter((id) => cardMap(doc, id)?.get('deleted') !== true);
  if (there.length > 0) {
    pen(by, () => {
      for (const id of there) deleteCard(doc, id, at);
    });
  }
  return null;
}
