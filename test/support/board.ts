import * as Y from 'yjs';
import { boardOf } from '#lib/board/read.ts';
import { columnsOf } from '#lib/board/schema.ts';
import type { CardView } from '#lib/board/view.ts';

/** A board with the columns `works` and `next`, without cards. */
export function table(): Y.Doc {
  const doc = new Y.Doc();
  const title = (text: string) => ({ fr: text, nl: text, en: text, ar: text });
  columnsOf(doc).set('works', { title: title('What works'), rank: 'a0' });
  columnsOf(doc).set('next', { title: title('Next steps'), rank: 'a1' });
  return doc;
}

/** Another person's page with the same document. */
export function guestOf(doc: Y.Doc): Y.Doc {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  return other;
}

/** Everybody gets what everybody wrote. */
export function exchange(...docs: Y.Doc[]): void {
  const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc));
  for (const doc of docs) for (const update of updates) Y.applyUpdate(doc, update);
}

export function cardIn(doc: Y.Doc, id: string): CardView | undefined {
  return boardOf(doc)
    .columns.flatMap((column) => column.cards)
    .find((view) => view.id === id);
}

/** What stands in a column: a card's id, or the ids of a stack in brackets. */
export function slotsAt(doc: Y.Doc, column: string): (string | string[])[] {
  const slots = boardOf(doc).columns.find((view) => view.id === column)?.slots ?? [];
  return slots.map((slot) =>
    slot.stack === null ? (slot.cards[0]?.id ?? '') : slot.cards.map((card) => card.id),
  );
}
