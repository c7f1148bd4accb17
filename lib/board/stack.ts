import { generateNKeysBetween } from 'fractional-indexing';
import type * as Y from 'yjs';
import { BOARD_EDIT, cardMap, place } from './edit.ts';
import { RANK_UNKNOWN } from './rank.ts';
import { boardOf } from './read.ts';
import { cardsOf, STACK_TITLE_MAX, stacksOf } from './schema.ts';
import type { ColumnView, SlotView } from './view.ts';

/**
 * Stacks: cards that say the same, laid on each other. A stack is nothing but its id on its cards, so that whatever
 * people do at the same time each card lies in one stack at most, and a stack of one is shown as the card it is.
 */

/**
 * Lays cards on another card, or on the stack it lies in; they come to lie below what is there already. Nothing is
 * written on the cards that lie there, so that somebody moving the stack at the same time moves it.
 *
 * @param freshId an id for a new stack, where that of the card below is taken
 * @returns the id of the stack, or null when there is nothing to stack
 */
export function stackCards(doc: Y.Doc, ids: readonly string[], onto: string, freshId: string): string | null {
  const target = cardMap(doc, onto);
  const there = placeOf(doc, onto);
  const moved = ids.filter((id) => id !== onto && cardMap(doc, id) !== null);
  if (target === null || there === null || moved.length === 0) return null;
  const { column, slot } = there;
  const stack = stackIdFor(doc, onto, freshId);
  const last = slot.cards.filter((card) => !moved.includes(card.id)).at(-1)?.rank ?? null;
  const next = column.slots.find(({ cards }) => last !== null && (cards[0]?.rank ?? '') > last);
  const ranks = generateNKeysBetween(last, next?.cards[0]?.rank ?? null, moved.length);
  doc.transact(() => {
    if (target.get('stack') !== stack) {
      // The title of a stack that is no more must not come back.
      if (stacksOf(doc).has(stack)) stacksOf(doc).delete(stack);
      target.set('stack', stack);
    }
    moved.forEach((id, i) => {
      const map = cardMap(doc, id);
      map?.set('stack', stack);
      map?.set('column', column.id);
      map?.set('rank', ranks[i] ?? RANK_UNKNOWN);
    });
  }, BOARD_EDIT);
  return stack;
}

/**
 * The id of the stack in which a card lies or will lie. A new one is called after the card below, so that two people
 * who lay different cards on the same one make one stack of three.
 */
function stackIdFor(doc: Y.Doc, onto: string, freshId: string): string {
  const present = cardMap(doc, onto)?.get('stack');
  if (typeof present === 'string' && present !== '') return present;
  for (const map of cardsOf(doc).values()) {
    if (map.get?.('stack') === onto) return freshId;
  }
  return onto;
}

/** Moves a whole stack to a position among the other slots of a column. */
export function moveStack(doc: Y.Doc, stack: string, column: string, index: number): void {
  const ids = membersOf(doc, stack);
  if (ids.length > 0) doc.transact(() => place(doc, ids, column, index), BOARD_EDIT);
}

/** Takes a stack apart: its cards stand one after the other where it lay. */
export function unstack(doc: Y.Doc, stack: string): void {
  const ids = membersOf(doc, stack);
  const there = ids[0] === undefined ? null : placeOf(doc, ids[0]);
  if (there === null) return;
  doc.transact(() => {
    place(doc, ids, there.column.id, there.column.slots.indexOf(there.slot));
    for (const id of ids) cardMap(doc, id)?.delete('stack');
    if (stacksOf(doc).has(stack)) stacksOf(doc).delete(stack);
  }, BOARD_EDIT);
}

/** Calls a stack by a title; an empty one takes the title away. What exceeds STACK_TITLE_MAX is not taken. */
export function titleStack(doc: Y.Doc, stack: string, title: string): void {
  const next = title.trim().slice(0, STACK_TITLE_MAX);
  if ((stacksOf(doc).get(stack) ?? '') === next) return;
  doc.transact(() => {
    if (next === '') stacksOf(doc).delete(stack);
    else stacksOf(doc).set(stack, next);
  }, BOARD_EDIT);
}

/** Moves a card up or down among those of its stack; the ranks of the stack stay, other cards take them. */
export function moveInStack(doc: Y.Doc, id: string, to: number): void {
  const slot = placeOf(doc, id)?.slot;
  if (slot === undefined || slot.stack === null) return;
  const ranks = slot.cards.map((card) => card.rank);
  const order = slot.cards.map((card) => card.id).filter((each) => each !== id);
  order.splice(Math.max(0, Math.min(to, order.length)), 0, id);
  doc.transact(() => {
    order.forEach((each, i) => {
      const rank = ranks[i];
      if (slot.cards[i]?.id !== each && rank !== undefined) cardMap(doc, each)?.set('rank', rank);
    });
  }, BOARD_EDIT);
}

function membersOf(doc: Y.Doc, stack: string): string[] {
  for (const column of boardOf(doc).columns) {
    const slot = column.slots.find((each) => each.stack === stack);
    if (slot !== undefined) return slot.cards.map((card) => card.id);
  }
  return [];
}

/** The column and the slot in which a card is shown. */
function placeOf(doc: Y.Doc, id: string): { column: ColumnView; slot: SlotView } | null {
  for (const column of boardOf(doc).columns) {
    const slot = column.slots.find(({ cards }) => cards.some((card) => card.id === id));
    if (slot !== undefined) return { column, slot };
  }
  return null;
}
