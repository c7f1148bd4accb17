import * as Y from 'yjs';
import { inlineMarkdown, plainOf } from './markdown-text.ts';

/** One block of the notes, as Markdown and as plain text. */
export interface NoteBlock {
  kind: 'template' | 'heading' | 'paragraph' | 'list' | 'tasks' | 'table' | 'quote' | 'divider';
  /** Markdown; of a template heading empty. */
  markdown: string;
  /** The words alone; of a template heading empty. */
  text: string;
  /** Of a template heading: its titles, JSON of a Translated as it stands in the document. */
  titles?: string;
}

/** Deeper than this nothing is nested by an editor; what lies deeper is left out. */
const DEPTH_MAX = 16;

const KINDS: Record<string, NoteBlock['kind']> = {
  templateHeading: 'template',
  heading: 'heading',
  bulletList: 'list',
  orderedList: 'list',
  taskList: 'tasks',
  table: 'table',
  blockquote: 'quote',
  horizontalRule: 'divider',
};

/**
 * The notes of a document, block by block; empty lines are left out. Whatever a hostile client wrote, reading never
 * throws, and what people typed comes out as text: no character of it acts as Markdown.
 */
export function blocksOf(notes: Y.XmlFragment): NoteBlock[] {
  return notes.toArray().flatMap((node): NoteBlock[] => {
    if (node instanceof Y.XmlText) return blockOf('paragraph', inlineMarkdown([node]), plainOf([node]));
    if (!(node instanceof Y.XmlElement)) return [];
    const kind = KINDS[node.nodeName] ?? 'paragraph';
    if (kind === 'template') {
      const titles: unknown = node.getAttribute('titles');
      return [{ kind, markdown: '', text: '', titles: typeof titles === 'string' ? titles : '{}' }];
    }
    return blockOf(kind, markdownOf(node, 0), textOf(node, 0));
  });
}

function blockOf(kind: NoteBlock['kind'], markdown: string, text: string): NoteBlock[] {
  return kind !== 'divider' && text.trim() === '' ? [] : [{ kind, markdown, text }];
}

function markdownOf(node: Y.XmlElement, depth: number): string {
  if (depth > DEPTH_MAX) return '';
  switch (node.nodeName) {
    case 'heading':
      return `${'#'.repeat(levelOf(node))} ${oneLine(inlineMarkdown(node.toArray()))}`;
    case 'bulletList':
      return itemsOf(node, depth, () => '- ');
    case 'orderedList': {
      const start = Number(node.getAttribute('start'));
      const first = Number.isSafeInteger(start) && start >= 0 && start < 1e6 ? start : 1;
      return itemsOf(node, depth, (index) => `${first + index}. `);
    }
    case 'taskList':
      return itemsOf(node, depth, (_, item) => (isChecked(item) ? '- [x] ' : '- [ ] '));
    case 'table':
      return tableOf(node, depth);
    case 'blockquote':
      return childrenOf(node, depth).replace(/^/gm, '> ').replace(/ +$/gm, '');
    case 'horizontalRule':
      return '---';
    default:
      return node.toArray().some(isText) ? inlineMarkdown(node.toArray()) : childrenOf(node, depth);
  }
}

function childrenOf(node: Y.XmlElement, depth: number): string {
  return elementsOf(node)
    .map((child) => markdownOf(child, depth + 1))
    .filter((text) => text !== '')
    .join('\n\n');
}

/** A list: the first line of an item stands at its sign, all others are indented by the sign's width. */
function itemsOf(
  list: Y.XmlElement,
  depth: number,
  sign: (index: number, item: Y.XmlElement) => string,
): string {
  return elementsOf(list)
    .map((item, index) => {
      const mark = sign(index, item);
      // The box of a task is text to Markdown, so what follows it is indented like after a dash alone.
      const indent = ' '.repeat(mark.startsWith('- ') ? 2 : mark.length);
      const inner = elementsOf(item)
        .map((child) => markdownOf(child, depth + 1))
        .filter((text) => text !== '')
        .join('\n');
      return `${mark}${inner.replace(/\n/g, `\n${indent}`)}`.trimEnd();
    })
    .join('\n');
}

/** The first row is the head, as Markdown wants it; blocks of one cell are parted by line breaks. */
function tableOf(table: Y.XmlElement, depth: number): string {
  const rows = elementsOf(table).map((row) =>
    elementsOf(row).map((cell) =>
      elementsOf(cell)
        .map((block) => markdownOf(block, depth + 2))
        .filter((text) => text !== '')
        .join('\n')
        .replace(/\\?\n+/g, '<br>')
        .replace(/\|/g, '\\|'),
    ),
  );
  const width = Math.max(0, ...rows.map((row) => row.length));
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, column) => cells[column] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(Array(width).fill('---')), ...body.map(line)].join('\n');
}

function textOf(node: Y.XmlElement, depth: number): string {
  if (depth > DEPTH_MAX) return '';
  if (node.toArray().some(isText)) return plainOf(node.toArray());
  return elementsOf(node)
    .map((child) => textOf(child, depth + 1))
    .filter((text) => text !== '')
    .join('\n');
}

function elementsOf(node: Y.XmlElement): Y.XmlElement[] {
  return node.toArray().filter((child): child is Y.XmlElement => child instanceof Y.XmlElement);
}

function isText(node: unknown): boolean {
  return node instanceof Y.XmlText;
}

function levelOf(heading: Y.XmlElement): number {
  return Number(heading.getAttribute('level')) === 3 ? 3 : 2;
}

function isChecked(item: Y.XmlElement): boolean {
  const checked: unknown = item.getAttribute('checked');
  return checked === true || checked === 'true';
}

function oneLine(markdown: string): string {
  return markdown.replace(/\\?\n+/g, ' ');
}
