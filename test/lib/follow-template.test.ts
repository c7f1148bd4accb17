import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addCard } from '#lib/board/edit.ts';
import { boardOf } from '#lib/board/read.ts';
import { notesOf } from '#lib/board/schema.ts';
import type { RoomTemplate } from '#lib/event/event.ts';
import { outcomeOf } from '#lib/room/server-edit.ts';
import { templateUpdate } from '#lib/room/template.ts';

const text = (word: string) => ({ fr: word, nl: word, en: word, ar: word });
const named = (ids: string[]) => ids.map((id) => ({ id, title: text(id) }));
const template = (columns: string[], headings: string[] = []): RoomTemplate => ({
  columns: named(columns),
  headings: named(headings),
});

function room(from: RoomTemplate): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, templateUpdate(from, 7));
  return doc;
}

let lastClient = 100;
/** The document after the server has written the template into it; false: there was nothing to write. */
function follows(doc: Y.Doc, to: RoomTemplate): boolean {
  lastClient += 1;
  const outcome = outcomeOf(
    Y.encodeStateAsUpdate(doc),
    { is: 'template', template: to },
    new Map([[null, lastClient]]),
  );
  if (!outcome.ok) throw new Error(outcome.reason);
  if (outcome.update !== null) Y.applyUpdate(doc, outcome.update);
  return outcome.update !== null;
}

const columnsIn = (doc: Y.Doc) => boardOf(doc).columns.map(({ title }) => title.en);
const blocksIn = (doc: Y.Doc) =>
  notesOf(doc)
    .toArray()
    .map((block) => {
      const element = block as Y.XmlElement;
      const words = element.toArray().map((part) => String(part));
      return `${element.nodeName}:${element.getAttribute('id') ?? words.join('')}`;
    });
function writeBelow(doc: Y.Doc, heading: string, words: string): void {
  const at = blocksIn(doc).indexOf(`templateHeading:${heading}`);
  const line = new Y.XmlText();
  line.insert(0, words);
  (notesOf(doc).get(at + 1) as Y.XmlElement).insert(0, [line]);
}

test('columns are renamed, added and put in order, and their cards stay in them', () => {
  const doc = room(template(['a', 'b']));
  addCard(doc, { id: 'card', column: 'b', text: 'words' });
  const to: RoomTemplate = {
    headings: [],
    columns: [
      { id: 'c', title: text('new') },
      { id: 'b', title: text('other') },
      { id: 'a', title: text('a') },
    ],
  };
  expect(follows(doc, to)).toBe(true);
  expect(columnsIn(doc)).toEqual(['new', 'other', 'a']);
  expect(boardOf(doc).columns[1]?.cards.map((card) => card.text)).toEqual(['words']);
  expect(follows(doc, to)).toBe(false);
});

test('a column that goes leaves its cards to the first one', () => {
  const doc = room(template(['a', 'b']));
  addCard(doc, { id: 'card', column: 'b', text: 'words' });
  follows(doc, template(['a']));
  expect(boardOf(doc).columns.map(({ id, cards }) => [id, cards.length])).toEqual([['a', 1]]);
});

test('a column at the end changes nothing of the others', () => {
  const doc = room(template(['a', 'b']));
  const before = Y.encodeStateVector(doc);
  follows(doc, template(['a', 'b', 'c']));
  expect(columnsIn(doc)).toEqual(['a', 'b', 'c']);
  const added = Y.encodeStateAsUpdate(doc, before);
  expect(added.byteLength).toBeLessThan(120);
});

test('headings are renamed in place, new ones come at the end, with a line to write in', () => {
  const doc = room(template([], ['x', 'y']));
  writeBelow(doc, 'x', 'what people wrote');
  const to = template([], ['z', 'y', 'x']);
  to.headings[2] = { id: 'x', title: text('renamed') };
  follows(doc, to);
  expect(blocksIn(doc)).toEqual([
    'templateHeading:x',
    'paragraph:what people wrote',
    'templateHeading:y',
    'paragraph:',
    'templateHeading:z',
    'paragraph:',
  ]);
  expect((notesOf(doc).get(0) as Y.XmlElement).getAttribute('titles')).toContain('renamed');
  expect(follows(doc, to)).toBe(false);
});

test('a heading that goes leaves its words where people wrote below it, else nothing', () => {
  const doc = room(template([], ['x', 'y']));
  writeBelow(doc, 'x', 'what people wrote');
  follows(doc, template([], []));
  expect(blocksIn(doc)).toEqual(['heading:x', 'paragraph:what people wrote']);
});

test('what somebody writes at the same time is merged with it', () => {
  const doc = room(template(['a'], ['x']));
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  writeBelow(other, 'x', 'at the same time');
  addCard(other, { id: 'card', column: 'a', text: 'words' });
  follows(doc, template(['b', 'a'], ['x', 'y']));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  expect(blocksIn(doc)[1]).toBe('paragraph:at the same time');
  expect(blocksIn(other)).toEqual(blocksIn(doc));
  expect(boardOf(doc).columns.map(({ id, cards }) => [id, cards.length])).toEqual([
    ['b', 0],
    ['a', 1],
  ]);
});
