import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { columnsOf, notesOf } from '#lib/board/schema.ts';
import type { RoomTemplate } from '#lib/event/event.ts';
import { templateUpdate } from '#lib/room/template.ts';

const text = (word: string) => ({ fr: `${word} fr`, nl: `${word} nl`, en: `${word} en`, ar: `${word} ar` });
const TEMPLATE: RoomTemplate = {
  headings: [
    { id: 'context', title: text('Context') },
    { id: 'practice', title: text('Good "practice" <b>') },
  ],
  columns: ['do', 'works', 'obstacles', 'questions', 'next'].map((id) => ({ id, title: text(id) })),
};

function opened(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
}

test('the board has the columns of the template, in its order by rank', () => {
  const columns = [...columnsOf(opened(templateUpdate(TEMPLATE, 7))).entries()];
  const byRank = columns.sort(([, a], [, b]) => (a.rank < b.rank ? -1 : 1));
  expect(byRank.map(([id, column]) => ({ id, title: column.title }))).toEqual(TEMPLATE.columns);
});

test('the notes have each heading in every language, with an empty paragraph to write in', () => {
  const elements = notesOf(opened(templateUpdate(TEMPLATE, 7))).toArray() as Y.XmlElement[];
  expect(elements.map((element) => element.nodeName)).toEqual([
    'templateHeading',
    'paragraph',
    'templateHeading',
    'paragraph',
  ]);
  const headings = elements.filter((element) => element.nodeName === 'templateHeading');
  expect(
    headings.map((heading) => ({
      id: heading.getAttribute('id'),
      title: JSON.parse(heading.getAttribute('titles') ?? ''),
    })),
  ).toEqual(TEMPLATE.headings);
  expect(elements.every((element) => element.length === 0)).toBe(true);
});

test('everything is written by the client id handed in', () => {
  const doc = opened(templateUpdate(TEMPLATE, 4_294_967_295));
  expect([...Y.decodeStateVector(Y.encodeStateVector(doc)).keys()]).toEqual([4_294_967_295]);
});

test('the same template gives the same bytes, another client id others', () => {
  expect(templateUpdate(TEMPLATE, 7)).toEqual(templateUpdate(TEMPLATE, 7));
  expect(templateUpdate(TEMPLATE, 8)).not.toEqual(templateUpdate(TEMPLATE, 7));
});

test('a template of nothing is an update of nothing', () => {
  const doc = opened(templateUpdate({ headings: [], columns: [] }, 7));
  expect(columnsOf(doc).size + notesOf(doc).length).toBe(0);
});
