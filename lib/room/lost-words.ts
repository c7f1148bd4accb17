import * as Y from 'yjs';
import { isTakenOff } from '#lib/board/taken-off.ts';

/**
 * Which part of the words of a document is missing from a later state of it, by their letters, 0 to 1. Where a word
 * stands does not matter: a text that became a list, or moved to a card, is not lost; the words of a card that was
 * taken off the board are. A document without words counts as lost whole.
 */
export function lostPart(before: Uint8Array, after: Uint8Array): number {
  const left = new Map<string, number>();
  for (const word of wordsOf(after)) left.set(word, (left.get(word) ?? 0) + 1);
  let all = 0;
  let lost = 0;
  for (const word of wordsOf(before)) {
    const count = left.get(word) ?? 0;
    all += word.length;
    if (count === 0) lost += word.length;
    else left.set(word, count - 1);
  }
  return all === 0 ? 1 : lost / all;
}

function wordsOf(update: Uint8Array): string[] {
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, update);
  const texts: string[] = [];
  for (const type of doc.share.values()) collect(type, texts);
  doc.destroy();
  return texts.flatMap((text) => text.split(/\s+/u).filter((word) => word !== ''));
}

/** The texts of a shared type and of all within it, each in one piece. */
function collect(type: Y.ContentType['type'], texts: string[]): void {
  if (isTakenOff(type)) return;
  let text = '';
  const within: Y.ContentType['type'][] = [];
  for (let item = type._start; item !== null; item = item.right) {
    const { content } = item;
    if (item.deleted) continue;
    if (content instanceof Y.ContentString) text += content.str;
    if (content instanceof Y.ContentType) within.push(content.type);
    if (content instanceof Y.ContentAny) {
      for (const value of content.arr) if (typeof value === 'string') texts.push(value);
    }
  }
  // Plain values in maps are the board's own bookkeeping, such as a card's column.
  for (const { content, deleted } of type._map.values()) {
    if (!deleted && content instanceof Y.ContentType) within.push(content.type);
  }
  if (text !== '') texts.push(text);
  for (const each of within) collect(each, texts);
}
