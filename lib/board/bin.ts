import * as Y from 'yjs';
import { type Authors, isOwn } from './authors.ts';
import { cardMap } from './edit.ts';
import { readCard } from './read.ts';
import { cardsOf } from './schema.ts';
import type { CardView } from './view.ts';

/**
 * The bin. A deleted card is only marked, so that the very same card, with its author and its writers, can come back:
 * by whoever deleted or wrote it, and by those who host, for BIN_MS. Then, or when somebody who may says so, it goes
 * for good.
 */
export const BIN_MS = 30 * 24 * 3_600_000;

export interface BinView {
  card: CardView;
  /** The Yjs client id that deleted it. */
  by: number;
  /** When, milliseconds since 1970; null when nobody noted it. */
  at: number | null;
}

/** What is in the bin, what was deleted last first. */
export function binOf(doc: Y.Doc): BinView[] {
  const found: BinView[] = [];
  for (const [id, map] of cardsOf(doc).entries()) {
    const mark = markOf(map);
    const card = mark === undefined ? null : readCard(id, map);
    if (mark === undefined || card === null) continue;
    found.push({ card, by: mark.id.client, at: timeOf(map) });
  }
  return found.sort((a, b) => (b.at ?? 0) - (a.at ?? 0) || (a.card.id < b.card.id ? -1 : 1));
}

/** Whether this person, who does not host, may bring a card back: they wrote it, or deleted it. */
export function isOwnInBin(entry: BinView, authors: Authors, clientId: number): boolean {
  const deletedIt = entry.by === clientId || authors.get(entry.by)?.own === true;
  return deletedIt || isOwn(entry.card, authors, clientId);
}

/** Removes a card of the bin for good: nothing brings its words back. Cards on the board stay. */
export function removeForGood(doc: Y.Doc, id: string): void {
  const map = cardMap(doc, id);
  if (map === null || markOf(map) === undefined) return;
  // Not an edit of the board that undoing knows: undoing it would write the card anew, in another's name.
  doc.transact(() => cardsOf(doc).delete(id));
}

/**
 * Removes for good what has been in the bin for longer than BIN_MS. Where the time is missing, or lies ahead, the
 * time begins now.
 *
 * @param now the server's clock, milliseconds since 1970
 * @returns how many cards were removed
 */
export function sweep(doc: Y.Doc, now: number): number {
  const bin = binOf(doc);
  const gone = bin.filter(({ at }) => at !== null && at < now - BIN_MS);
  const untimed = bin.filter(({ at }) => at === null || at > now + BIN_MS);
  if (gone.length + untimed.length > 0) {
    doc.transact(() => {
      for (const { card } of gone) cardsOf(doc).delete(card.id);
      for (const { card } of untimed) cardMap(doc, card.id)?.set('deletedAt', now);
    });
  }
  return gone.length;
}

/** The entry that took a card off the board; its client id tells who did. */
function markOf(map: unknown): Y.Item | undefined {
  return map instanceof Y.Map && map.get('deleted') === true ? map._map.get('deleted') : undefined;
}

function timeOf(map: Y.Map<unknown>): number | null {
  const at = map.get('deletedAt');
  return typeof at === 'number' && Number.isFinite(at) ? at : null;
}
