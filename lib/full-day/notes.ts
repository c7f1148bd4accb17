import * as Y from 'yjs';
import { notesOf } from '#lib/board/schema.ts';

/** Blocks of the notes as the editor writes them. */

export function paragraph(text: string, bold = ''): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  const words = new Y.XmlText();
  if (bold !== '') words.insert(0, bold, { bold: {} });
  words.insert(bold.length, text, bold === '' ? {} : { bold: null });
  element.insert(0, [words]);
  return element;
}

export function list(kind: 'bulletList' | 'taskList', items: readonly string[]): Y.XmlElement {
  const element = new Y.XmlElement(kind);
  element.insert(
    0,
    items.map((text, index) => {
      const item = new Y.XmlElement(kind === 'taskList' ? 'taskItem' : 'listItem');
      if (kind === 'taskList') item.setAttribute('checked', (index % 3 === 0) as unknown as string);
      item.insert(0, [paragraph(text)]);
      return item;
    }),
  );
  return element;
}

/** Puts blocks at the end of what stands under a heading of the template; before the next one, if any. */
export function writeUnder(doc: Y.Doc, heading: number, blocks: Y.XmlElement[]): void {
  const notes = notesOf(doc);
  const all = notes.toArray();
  const headings = all.flatMap((node, index) =>
    node instanceof Y.XmlElement && node.nodeName === 'templateHeading' ? [index] : [],
  );
  const next = headings[heading + 1] ?? all.length;
  notes.insert(next, blocks);
}
