import * as Y from 'yjs';
import { boardOf } from '#lib/board/read.ts';
import { notesOf } from '#lib/board/schema.ts';

/** Everything people wrote in a room as plain text, notes first, then the cards. */
export function plainText(doc: Y.Doc): string {
  const lines = [...notesOf(doc).toArray().flatMap(linesOf)];
  const cards = boardOf(doc).columns.flatMap((column) => column.cards.map((card) => `- ${card.text}`));
  return [...lines, ...(cards.length > 0 ? ['', ...cards] : [])].join('\n');
}

function linesOf(node: unknown): string[] {
  if (node instanceof Y.XmlText) return [textOf(node)];
  if (!(node instanceof Y.XmlElement)) return [];
  const inner = node.toArray();
  // A block of text is one line, whatever stands in it; other elements are the lines of what they hold.
  if (inner.some((child) => child instanceof Y.XmlText)) {
    return [inner.map((child) => (child instanceof Y.XmlText ? textOf(child) : '\n')).join('')];
  }
  return inner.length === 0 ? [''] : inner.flatMap(linesOf);
}

function textOf(text: Y.XmlText): string {
  return (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
    .join('');
}
