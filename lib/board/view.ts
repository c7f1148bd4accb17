import type { Translated } from '#lib/language/language.ts';
import type { CardKind, Elsewhere, Reaction, Signed } from './schema.ts';

/** A board as one sees it. */

export interface ReactionView {
  symbol: Reaction;
  /** The Yjs client id that reacted. */
  client: number;
}

/** One place in a column: a card, or a stack of at least two. */
export interface SlotView {
  /** The id of the stack, or null for a card by itself. */
  stack: string | null;
  /** What people called the stack; empty when nobody did. */
  title: string;
  /** From top to bottom; a stack lies where its first card lies. */
  cards: readonly CardView[];
}

export interface CardView {
  id: string;
  column: string;
  rank: string;
  text: string;
  kind: CardKind;
  /** Topic ids, sorted. */
  tags: readonly string[];
  /** The stack it was put in, or null. Whether others lie there with it, the column's slots tell. */
  stack: string | null;
  /** Who sees to a decision or an action, as people wrote it; empty when nobody is named. */
  owner: string;
  /** The day a decision or an action is due, `YYYY-MM-DD`, or null. */
  due: string | null;
  /**
   * Where a card that was sent here comes from, who sent it, where it was sent to, and how it is signed instead of with
   * its author, as the entries say; `by` is the Yjs client id that wrote one. What to believe, server-marks.ts says.
   */
  from: (Elsewhere & { by: number }) | null;
  sender: number | null;
  sentTo: readonly (Elsewhere & { by: number })[];
  signed: (Signed & { by: number }) | null;
  /** Whether it was made of a passage of the notes. */
  noted: boolean;
  /** What people said to it by one press, by symbol and Yjs client id. */
  reactions: readonly ReactionView[];
  /** The Yjs client id that created the card. */
  author: number;
  /** The Yjs client ids whose characters stand in the text. */
  writers: readonly number[];
}

export interface ColumnView {
  id: string;
  title: Translated;
  /** The cards in the order of the slots, those of a stack one after the other. */
  cards: readonly CardView[];
  /** What stands in the column from top to bottom: cards and stacks. */
  slots: readonly SlotView[];
}

export interface BoardView {
  columns: readonly ColumnView[];
  /** Cards in all columns. */
  count: number;
}
