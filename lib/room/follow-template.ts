import { generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { columnsOf, notesOf } from '#lib/board/schema.ts';
import type { RoomTemplate } from '#lib/event/event.ts';
import type { Translated } from '#lib/language/language.ts';
import { LANGUAGES } from '#lib/language/language.ts';
import type { Pen } from './pen.ts';
import { headingElement } from './template.ts';

/**
 * Makes the columns and headings of a room that is in use those of its template. Nothing that people wrote goes: the
 * cards of a column that is gone are shown in the first one, a heading that is gone leaves its words as a heading of
 * the text, unless nothing stands below it. New headings come at the end; those that are there stay where they are,
 * since people have written around them. Does nothing where the document is so already.
 */
export function followTemplate(doc: Y.Doc, template: RoomTemplate, pen: Pen): null {
  pen(null, () => {
    followColumns(doc, template.columns);
    followHeadings(doc, template.headings);
  });
  return null;
}

/** The columns of the board alone, as the template has them. Within a transaction. */
export function followColumns(doc: Y.Doc, wanted: RoomTemplate['columns']): void {
  const columns = columnsOf(doc);
  for (const id of [...columns.keys()]) {
    if (!wanted.some((column) => column.id === id)) columns.delete(id);
  }
  const ranks = ranksOf(wanted, (id) => columns.get(id)?.rank);
  wanted.forEach(({ id, title }, index) => {
    const rank = ranks[index] ?? '';
    const known = columns.get(id);
    if (known === undefined || known.rank !== rank || !sameTitle(known.title, title)) {
      columns.set(id, { title, rank });
    }
  });
}

/** The ranks that are there while they stand in the wanted order, else new ones. */
function ranksOf(wanted: RoomTemplate['columns'], rankOf: (id: string) => string | undefined): string[] {
  const present = wanted.map(({ id }) => rankOf(id));
  const known = present.filter((rank) => typeof rank === 'string');
  const inOrder = known.every((rank, index) => index === 0 || (known[index - 1] ?? '') < rank);
  const newAtEnd = present.slice(0, known.length).every((rank) => rank !== undefined);
  if (!inOrder || !newAtEnd) return generateNKeysBetween(null, null, wanted.length);
  try {
    return [...known, ...generateNKeysBetween(known.at(-1) ?? null, null, wanted.length - known.length)];
  } catch {
    return generateNKeysBetween(null, null, wanted.length);
  }
}

function followHeadings(doc: Y.Doc, wanted: RoomTemplate['headings']): void {
  const notes = notesOf(doc);
  const found = new Set<string>();
  for (let index = notes.length - 1; index >= 0; index--) {
    const block = notes.get(index);
    if (!isTemplateHeading(block)) continue;
    const id = String(block.getAttribute('id'));
    const heading = wanted.find((each) => each.id === id);
    if (heading === undefined) leaveWords(notes, index, block);
    else {
      found.add(id);
      const titles = JSON.stringify(heading.title);
      if (block.getAttribute('titles') !== titles) block.setAttribute('titles', titles);
    }
  }
  const missing = wanted.filter(({ id }) => !found.has(id));
  if (missing.length === 0) return;
  notes.push(
    missing.flatMap(({ id, title }) => [
      headingElement(id, JSON.stringify(title)),
      new Y.XmlElement('paragraph'),
    ]),
  );
}

/** Puts an ordinary heading with the same words in the place of a heading of the template. */
function leaveWords(notes: Y.XmlFragment, index: number, block: Y.XmlElement): void {
  const below = blocksBelow(notes, index);
  const words = wordsOf(block.getAttribute('titles'));
  notes.delete(index, 1);
  if (below.every(isEmpty)) {
    notes.delete(index, below.length);
    return;
  }
  const heading = new Y.XmlElement('heading');
  // Tiptap keeps it as a number; the types of Yjs know only texts.
  heading.setAttribute('level', 2 as unknown as string);
  const text = new Y.XmlText();
  text.insert(0, words);
  heading.insert(0, [text]);
  notes.insert(index, [heading]);
}

/** What stands between a heading of the template and the next one. */
function blocksBelow(notes: Y.XmlFragment, index: number): unknown[] {
  const after = notes.toArray().slice(index + 1);
  const end = after.findIndex(isTemplateHeading);
  return end === -1 ? after : after.slice(0, end);
}

function isEmpty(block: unknown): boolean {
  if (!(block instanceof Y.XmlElement) || block.nodeName !== 'paragraph') return false;
  return block.toArray().every((part) => part instanceof Y.XmlText && part.length === 0);
}

function isTemplateHeading(block: unknown): block is Y.XmlElement {
  return block instanceof Y.XmlElement && block.nodeName === 'templateHeading';
}

function wordsOf(titles: unknown): string {
  try {
    const read = JSON.parse(String(titles)) as Partial<Record<string, unknown>>;
    return String(LANGUAGES.map((language) => read[language]).find((text) => typeof text === 'string') ?? '');
  } catch {
    return '';
  }
}

function sameTitle(a: Record<string, string>, b: Translated): boolean {
  return LANGUAGES.every((language) => a[language] === b[language]);
}
