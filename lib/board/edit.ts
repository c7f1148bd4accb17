import * as Y from 'yjs';
import { ok, problem, type Result } from '#lib/result.ts';
import type { Authors } from './authors.ts';
import { ranksToPlace } from './rank.ts';
import { entryOf, ownEntries } from './reactions.ts';
import { boardOf } from './read.ts';
import {
  CARD_TEXT_MAX,
  CARDS_MAX,
  type CardKind,
  cardsOf,
  DUE_FIRST,
  DUE_LAST,
  OWNER_MAX,
  type Reaction,
} from './schema.ts';
import { type TextChange, typed } from './typing.ts';
import type { SlotView } from './view.ts';

/**
 * Every change that a person can make to the board. Each is one Yjs transaction with the origin BOARD_EDIT,
 * by which undoing tells one's own doing from everybody else's.
 */
export const BOARD_EDIT = Symbol('board edit');

export interface NewCard {
  id: string;
  column: string;
  text: string;
  /** Position among the slots of the column; at the end when absent. */
  index?: number;
  kind?: CardKind;
}

/** Adds a card. Refuses an empty text, one above CARD_TEXT_MAX, and a card beyond CARDS_MAX. */
export function addCard(
  doc: Y.Doc,
  card: NewCard,
): Result<string, 'card-empty' | 'card-too-long' | 'board-full'> {
  const text = card.text.trim();
  if (text === '') return problem('card-empty');
  if (text.length > CARD_TEXT_MAX) return problem('card-too-long');
  if (cardsOf(doc).size >= CARDS_MAX) return problem('board-full');
  doc.transact(() => {
    const map = new Y.Map<unknown>();
    map.set('text', new Y.Text(text));
    map.set('kind', card.kind ?? 'note');
    map.set('tags', new Y.Map());
    cardsOf(doc).set(card.id, map);
    place(doc, [card.id], card.column, card.index ?? Number.MAX_SAFE_INTEGER);
  }, BOARD_EDIT);
  return ok(card.id);
}

/** Puts a card at a position among the other slots of a column. It leaves the stack it lay in. */
export function moveCard(doc: Y.Doc, id: string, column: string, index: number): void {
  const map = cardMap(doc, id);
  if (map === null) return;
  doc.transact(() => {
    place(doc, [id], column, index);
    if (map.has('stack')) map.delete('stack');
  }, BOARD_EDIT);
}

/** Puts cards, one after the other, at a position among the other slots of a column. Within a transaction. */
export function place(doc: Y.Doc, ids: readonly string[], column: string, index: number): void {
  const others = slotsIn(doc, column)
    .map((slot) => slot.cards.filter((card) => !ids.includes(card.id)))
    .filter((cards) => cards.length > 0);
  for (const { id, rank } of ranksToPlace(others, ids, index)) cardMap(doc, id)?.set('rank', rank);
  for (const id of ids) cardMap(doc, id)?.set('column', column);
}

/** What stands in a column now, from top to bottom. */
export function slotsIn(doc: Y.Doc, column: string): readonly SlotView[] {
  return boardOf(doc).columns.find((view) => view.id === column)?.slots ?? [];
}

/**
 * Makes a card's text read `next` by its smallest change, so that what others write at the same time merges.
 *
 * @param caret position of the caret after the change, which tells apart where in `aaa` an `a` was typed
 * @returns the text as it now is
 */
export function setText(doc: Y.Doc, id: string, next: string, caret = next.length): string {
  const now = textOf(doc, id)?.toString();
  return now === undefined ? next : writeText(doc, id, typed(now, next, caret));
}

/**
 * Writes a change into a card's text. What exceeds CARD_TEXT_MAX is not taken; shortening is always possible.
 *
 * @returns the text as it now is
 */
export function writeText(doc: Y.Doc, id: string, change: TextChange): string {
  const text = textOf(doc, id);
  if (text === null) return '';
  const index = Math.min(change.index, text.length);
  const remove = Math.min(change.remove, text.length - index);
  const room = Math.max(0, CARD_TEXT_MAX - (text.length - remove));
  const insert = cutBetweenCharacters(change.insert, room);
  if (insert !== '' || remove > 0) {
    doc.transact(() => {
      if (remove > 0) text.delete(index, remove);
      if (insert !== '') text.insert(index, insert);
    }, BOARD_EDIT);
  }
  return text.toString();
}

/** The first `length` code units, one less where that would halve a character. */
function cutBetweenCharacters(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

export function setKind(doc: Y.Doc, id: string, kind: CardKind): void {
  const map = cardMap(doc, id);
  if (map === null || map.get('kind') === kind) return;
  doc.transact(() => map.set('kind', kind), BOARD_EDIT);
}

/** Adds the topic to the card, or takes it away. */
export function toggleTag(doc: Y.Doc, id: string, topic: string): void {
  const map = cardMap(doc, id);
  if (map === null) return;
  doc.transact(() => {
    const tags = map.get('tags');
    if (!(tags instanceof Y.Map)) map.set('tags', new Y.Map([[topic, true]]));
    else if (tags.get(topic) === true) tags.delete(topic);
    else tags.set(topic, true);
  }, BOARD_EDIT);
}

/**
 * Writes who sees to a decision or an action. What exceeds OWNER_MAX is not taken.
 *
 * @returns the name as it now is
 */
export function setOwner(doc: Y.Doc, id: string, owner: string): string {
  const next = cutBetweenCharacters(owner.trim(), OWNER_MAX);
  setField(doc, id, 'owner', next === '' ? undefined : next);
  return next;
}

/** Sets the day, `YYYY-MM-DD`, on which a decision or an action is due; null takes it away. Refuses what is no such day. */
export function setDue(doc: Y.Doc, id: string, due: string | null): Result<string | null, 'due-wrong'> {
  if (due !== null && !isDueDay(due)) return problem('due-wrong');
  setField(doc, id, 'due', due ?? undefined);
  return ok(due);
}

/** Whether the calendar has this day, and it is not years away by a mistake in typing. */
function isDueDay(due: string): boolean {
  if (due < DUE_FIRST || due > DUE_LAST) return false;
  const at = Date.parse(`${due}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(due);
}

function setField(doc: Y.Doc, id: string, name: 'owner' | 'due', value: string | undefined): void {
  const map = cardMap(doc, id);
  if (map === null || map.get(name) === value) return;
  doc.transact(() => {
    if (value === undefined) map.delete(name);
    else map.set(name, value);
  }, BOARD_EDIT);
}

/** Reacts to a card, or takes all of one's own reactions with this symbol away, from whichever device they came. */
export function toggleReaction(doc: Y.Doc, id: string, symbol: Reaction, authors: Authors): void {
  const map = cardMap(doc, id);
  if (map === null) return;
  const mine = ownEntries(map, symbol, authors, doc.clientID);
  doc.transact(() => {
    for (const key of mine) map.delete(key);
    // Any value but `true`, which is what takes a card off the board.
    if (mine.length === 0) map.set(entryOf(symbol, doc.clientID), 1);
  }, BOARD_EDIT);
}

/**
 * Takes a card off the board. It is only marked, and lies in the bin (bin.ts): to bring back the very same card, with
 * its author and its writers, undoing must not have to write it anew under the name of whoever undoes.
 *
 * @param at when, milliseconds since 1970; the bin keeps it for a time from then on
 */
export function deleteCard(doc: Y.Doc, id: string, at?: number): void {
  const map = cardMap(doc, id);
  if (map === null) return;
  doc.transact(() => {
    map.set('deleted', true);
    if (at !== undefined) map.set('deletedAt', at);
  }, BOARD_EDIT);
}

/** Puts a card back that was taken off the board. */
export function restoreCard(doc: Y.Doc, id: string): void {
  const map = cardMap(doc, id);
  if (map?.get('deleted') !== true) return;
  doc.transact(() => {
    map.delete('deleted');
    map.delete('deletedAt');
  }, BOARD_EDIT);
}

/** The shared map of a card, on the board or in the bin; null when there is none. */
export function cardMap(doc: Y.Doc, id: string): Y.Map<unknown> | null {
  const map: unknown = cardsOf(doc).get(id);
  return map instanceof Y.Map ? map : null;
}

/** The shared text of a card, for an editor to follow; null for a card that is gone or has none. */
export function textOf(doc: Y.Doc, id: string): Y.Text | null {
  const text = cardMap(doc, id)?.get('text');
  return text instanceof Y.Text ? text : null;
}
