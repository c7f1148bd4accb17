import * as Y from 'yjs';
import type { Pen, WrittenAs } from '#lib/room/pen.ts';
import { cardMap, place } from './edit.ts';
import { readCard } from './read.ts';
import { runsOf, type Words } from './runs.ts';
import { CARDS_MAX, type CardKind, cardsOf, type Elsewhere, type Signed } from './schema.ts';
import { serverMarks } from './server-marks.ts';

/**
 * Sending a card: a copy of it on another board. Every word of the copy belongs to whoever wrote it on the first
 * board, so that it is signed and erased with its writer; where it comes from, only the server writes.
 */

/** What of a card goes along. Reactions and its stack belong to the board on which they were made. */
interface Sendable<By> {
  author: By;
  text: Words<By>[];
  kind: CardKind;
  tags: readonly string[];
  owner: Words<By> | null;
  due: string | null;
  /** How it is signed instead of with its author, or null. */
  signed: Signed | null;
}

/** A card as it stands on its board, its writers as Yjs client ids. */
export type CardToSend = Sendable<number>;

/** A copy as the server puts it on another board. */
export interface SentCard extends Sendable<WrittenAs> {
  /** Made by whoever asked, so that asking twice makes one copy. */
  id: string;
  /** Column id; one that the board has not is shown as the first. */
  column: string;
  from: Elsewhere;
  /** Who sent it; null where that must not be known. */
  sender: WrittenAs;
}

/**
 * What of a card would be sent; null when it is not on the board.
 *
 * @param isServer whether a Yjs client id is the server's own
 */
export function cardToSend(doc: Y.Doc, id: string, isServer: (client: number) => boolean): CardToSend | null {
  const map = cardMap(doc, id);
  const card = map === null || map.get('deleted') === true ? null : readCard(id, map);
  if (map === null || card === null) return null;
  const { author, kind, tags, owner, due } = card;
  const ownerBy = map._map.get('owner')?.id.client;
  return {
    author,
    text: runsOf(map.get('text'), (client) => client),
    kind,
    tags,
    owner: owner === '' || ownerBy === undefined ? null : { by: ownerBy, words: owner },
    due,
    signed: serverMarks(card, isServer).signed,
  };
}

/** Everybody in whose name a copy is written, each once. */
export function writersOfSent({ author, text, owner, sender }: SentCard): WrittenAs[] {
  const all = [author, null, sender, ...text.map(({ by }) => by), ...(owner === null ? [] : [owner.by])];
  return [...new Set(all)];
}

/** Whether any person stands behind a part of it. */
export function namesSomebody({ author, text, owner }: Sendable<WrittenAs>): boolean {
  return [author, owner?.by ?? null, ...text.map(({ by }) => by)].some((by) => by !== null);
}

/**
 * Puts a copy at the end of its column. Once it is there, even when it was taken off the board since, nothing happens.
 *
 * @returns `card-taken` when another card has this id
 */
export function addSentCard(doc: Y.Doc, card: SentCard, pen: Pen): 'board-full' | 'card-taken' | null {
  const there = cardMap(doc, card.id);
  if (there !== null) {
    const from = readCard(card.id, there)?.from;
    return from?.room === card.from.room && from.card === card.from.card ? null : 'card-taken';
  }
  if (cardsOf(doc).size >= CARDS_MAX) return 'board-full';
  const map = new Y.Map<unknown>();
  const text = new Y.Text();
  pen(card.author, () => {
    map.set('text', text);
    map.set('kind', card.kind);
    map.set('tags', new Y.Map(card.tags.map((tag) => [tag, true])));
    if (card.due !== null) map.set('due', card.due);
    cardsOf(doc).set(card.id, map);
    place(doc, [card.id], card.column, Number.MAX_SAFE_INTEGER);
  });
  for (const { by, words } of card.text) pen(by, () => text.insert(text.length, words));
  if (card.owner !== null) {
    const { by, words } = card.owner;
    pen(by, () => map.set('owner', words));
  }
  pen(null, () => {
    map.set('from', card.from);
    if (card.signed !== null) map.set('signed', card.signed);
  });
  // Who sent it is whoever wrote this entry.
  if (card.sender !== null) pen(card.sender, () => map.set('sentBy', 1));
  return null;
}

/** Notes on a card to which board it was sent last; it stays as it is otherwise. */
export function markSent(doc: Y.Doc, id: string, to: Elsewhere, pen: Pen): null {
  const map = cardMap(doc, id);
  const key = `sent:${to.room}`;
  if (map === null || (map.get(key) as { card?: unknown } | undefined)?.card === to.card) return null;
  pen(null, () => map.set(key, to));
  return null;
}
