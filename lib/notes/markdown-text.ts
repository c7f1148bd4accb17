import * as Y from 'yjs';
import { isSafeLink } from './link.ts';

/** Inline content of a block of the notes: texts with marks, and line breaks. */

/** The signs around a marked text, innermost first. Underlining has none in Markdown. */
const SIGNS: [mark: string, sign: string][] = [
  ['italic', '*'],
  ['bold', '**'],
  ['strike', '~~'],
];

interface Run {
  text: string;
  marks: Record<string, unknown>;
}

/** Inline nodes as Markdown; line breaks end a line with a backslash. */
export function inlineMarkdown(nodes: readonly unknown[]): string {
  const markdown = runsOf(nodes).map(runMarkdown).join('');
  return markdown
    .split('\n')
    .map((line) => escapeStart(line.trim()))
    .filter((line, index, lines) => line !== '' || (index > 0 && index < lines.length - 1))
    .join('\\\n');
}

/** Inline nodes as plain text. */
export function plainOf(nodes: readonly unknown[]): string {
  return runsOf(nodes)
    .map(({ text }) => text)
    .join('');
}

/** A text that people typed outside the notes, such as a card's, as inline Markdown that shows it as it is. */
export function textMarkdown(text: string): string {
  return text
    .trim()
    .split(/\n+/)
    .map((line) => escapeStart(escapeText(line.trim())))
    .join('\\\n');
}

function runsOf(nodes: readonly unknown[]): Run[] {
  return nodes.flatMap((node): Run[] => {
    if (node instanceof Y.XmlElement) return node.nodeName === 'hardBreak' ? [{ text: '\n', marks: {} }] : [];
    if (!(node instanceof Y.XmlText)) return [];
    return (node.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).flatMap(
      ({ insert, attributes }) =>
        typeof insert === 'string' ? [{ text: insert, marks: attributes ?? {} }] : [],
    );
  });
}

function runMarkdown({ text, marks }: Run): string {
  // A sign that touches a space does not count as one, so spaces stay outside.
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (inner === '') return text;
  let markdown = escapeText(inner);
  for (const [mark, sign] of SIGNS) {
    if (hasMark(marks, mark)) markdown = `${sign}${markdown}${sign}`;
  }
  const address = (marks.link as { href?: unknown } | undefined)?.href;
  if (isSafeLink(address)) {
    const target = address.replace(
      /[()<>\\]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    );
    markdown = `[${markdown}](${target})`;
  }
  return `${before}${markdown}${after}`;
}

/** Marks that overlap carry a suffix in the document (`bold--x7f…`). */
function hasMark(marks: Record<string, unknown>, name: string): boolean {
  return Object.keys(marks).some((key) => key === name || key.startsWith(`${name}--`));
}

/** Takes the power from what would act as Markdown or HTML, and nothing more: it should still read well. */
function escapeText(text: string): string {
  return text
    .replace(/[\\`*[]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/~(?=~)|(?<=~)~/g, '\\~');
}

/** What would make a line a heading, a list, a quotation or a rule. */
function escapeStart(line: string): string {
  return line
    .replace(/^(#{1,6}(?=\s|$)|[>+=]|-(?=[\s-]|$))/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
