import * as Y from 'yjs';
import { ok, problem, type Result } from '#lib/result.ts';
import { type Ranked, ranksToPlace } from './rank.ts';
import { boardOf, type CardView } from './read.ts';
import { CARD_TEXT_MAX, CARDS_MAX, type CardKind, cardsOf } from './schema.ts';
import { type TextChange, typed } from './typing.ts';

/**
 * Every change that a person can make to the board. Each is one Yjs transaction with the origin BOARD_EDIT,
 * by which undoing tells one's own doing from everybody else's.
 */
export const BOARD_EDIT = Symbol('board edit');

export interface NewCard {
  id: string;
  column: string;
  text: string;
  /** Position among the cards of the column; at the end when absent. */
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
    place(doc, card.id, card.column, card.index ?? Number.MAX_SAFE_INTEGER);
  }, BOARD_EDIT);
  return ok(card.id);
}

/** Puts a card at a position among the other cards of a column (the card itself not counted). */
export function moveCard(doc: Y.Doc, id: string, column: string, index: number): void {
  if (mapOf(doc, id) === null) return;
  doc.transact(() => place(doc, id, column, index), BOARD_EDIT);
}

function place(doc: Y.Doc, id: string, column: string, index: number): void {
  const others: Ranked[] = cardsIn(doc, column).filter((card) => card.id !== id);
  for (const { id: moved, rank } of ranksToPlace(others, id, index)) {
    mapOf(doc, moved)?.set('rank', rank);
  }
  mapOf(doc, id)?.set('column', column);
}

function cardsIn(doc: Y.Doc, column: string): readonly CardView[] {
  return boardOf(doc).columns.find((view) => view.id === column)?.cards ?? [];
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
  const map = mapOf(doc, id);
  if (map === null || map.get('kind') === kind) return;
  doc.transact(() => map.set('kind', kind), BOARD_EDIT);
}

/** Adds the topic to the card, or takes it away. */
export function toggleTag(doc: Y.Doc, id: string, topic: string): void {
  const map = mapOf(doc, id);
  if (map === null) return;
  doc.transact(() => {
    const tags = map.get('tags');
    if (!(tags instanceof Y.Map)) map.set('tags', new Y.Map([[topic, true]]));
    else if (tags.get(topic) === true) tags.delete(topic);
    else tags.set(topic, true);
  }, BOARD_EDIT);
}

/**
 * Takes a card off the board. It is only marked at first: to bring back the very same card, with its author and
 * its writers, undoing must not have to write it anew under the name of whoever undoes. `sweep` removes it for good.
 */
export function deleteCard(doc: Y.Doc, id: string): void {
  const map = mapOf(doc, id);
  if (map === null) return;
  doc.transact(() => map.set('deleted', true), BOARD_EDIT);
}

/** Puts a card back that was taken off the board. */
export function restoreCard(doc: Y.Doc, id: string): void {
  const map = mapOf(doc, id);
  if (map?.get('deleted') !== true) return;
  doc.transact(() => map.delete('deleted'), BOARD_EDIT);
}

/**
 * Removes for good the cards that `mine` took off the board on an earlier page, where nothing can undo it any more.
 *
 * @param mine whether a Yjs client id is one of this person's earlier ones
 * @returns how many cards were removed
 */
export function sweep(doc: Y.Doc, mine: (client: number) => boolean): number {
  const gone = [...cardsOf(doc).entries()]
    .filter(([, map]) => {
      const mark = map instanceof Y.Map && map.get('deleted') === true ? map._map.get('deleted') : undefined;
      return mark !== undefined && mark.id.client !== doc.clientID && mine(mark.id.client);
    })
    .map(([id]) => id);
  if (gone.length > 0) {
    doc.transact(() => {
      for (const id of gone) cardsOf(doc).delete(id);
    });
  }
  return gone.length;
}

function mapOf(doc: Y.Doc, id: string): Y.Map<unknown> | null {
  const map: unknown = cardsOf(doc).get(id);
  return map instanceof Y.Map ? map : null;
}

/** The shared text of a card, for an editor to follow; null for a card that is gone or has none. */
export function textOf(doc: Y.Doc, id: string): Y.Text | null {
  const text = mapOf(doc, id)?.get('text');
  return text instanceof Y.Text ? text : null;
}
