import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { notesOf } from '#lib/board/schema.ts';
import { outcomeOf } from '#lib/room/server-edit.ts';
import { headingElement, templateUpdate } from '#lib/room/template.ts';

const SERVER = 7;
const ORDER = ['x', 'y', 'z'];
const title = (word: string) => ({ fr: word, nl: word, en: word, ar: word });
const HEADINGS = ORDER.map((id) => ({ id, title: title(id) }));

/** Notes with a line of somebody's below each heading, as the page of another person has them. */
function notes(): Y.Doc {
  const room = new Y.Doc();
  Y.applyUpdate(room, templateUpdate({ columns: [], headings: HEADINGS }, SERVER));
  ORDER.forEach((id, place) => {
    (notesOf(room).get(place * 2 + 1) as Y.XmlElement).insert(0, [new Y.XmlText(`below ${id}`)]);
  });
  const page = new Y.Doc();
  Y.applyUpdate(page, Y.encodeStateAsUpdate(room));
  return page;
}

function blocks(doc: Y.Doc): string[] {
  return notesOf(doc)
    .toArray()
    .map((block) => {
      const element = block as Y.XmlElement;
      return element.nodeName === 'templateHeading'
        ? `# ${element.getAttribute('id')} ${JSON.parse(String(element.getAttribute('titles'))).en}`
        : element.toArray().join('');
    });
}

let client = 1000;
const written: number[] = [SERVER];
/** The server looks once; false when there was nothing to put right. */
function putRight(doc: Y.Doc): boolean {
  client += 1;
  const outcome = outcomeOf(
    Y.encodeStateAsUpdate(doc),
    { is: 'headings', headings: HEADINGS, server: written },
    new Map([[null, client]]),
  );
  if (!outcome.ok) throw new Error(outcome.reason);
  if (outcome.update === null) return false;
  written.push(client);
  Y.applyUpdate(doc, outcome.update);
  return true;
}

const WHOLE = ['# x x', 'below x', '# y y', 'below y', '# z z', 'below z'];
const line = (text: string) => {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  return paragraph;
};

test('notes that are as they should be are left alone, whatever people write below the headings', () => {
  const doc = notes();
  expect(putRight(doc)).toBe(false);
  notesOf(doc).insert(2, [line('more')]);
  notesOf(doc).delete(4, 1);
  expect(putRight(doc)).toBe(false);
});

test('a deleted heading comes back above the words that stood below it', () => {
  const doc = notes();
  notesOf(doc).delete(2, 1);
  expect(putRight(doc)).toBe(true);
  expect(blocks(doc)).toEqual(WHOLE);
  // Once more, with another one beside it.
  notesOf(doc).delete(2, 1);
  notesOf(doc).delete(0, 1);
  putRight(doc);
  expect(blocks(doc)).toEqual(WHOLE);
});

test('where all is deleted the headings come back in order, each with a line to write in', () => {
  const doc = notes();
  notesOf(doc).delete(0, notesOf(doc).length);
  putRight(doc);
  expect(blocks(doc)).toEqual(['# x x', '', '# y y', '', '# z z', '']);
});

test('a heading that was moved, renamed or doubled stands again once, where it was, with its words', () => {
  const doc = notes();
  const all = notesOf(doc);
  all.delete(4, 1);
  all.insert(0, [headingElement('z', JSON.stringify(title('mine')))]);
  (all.get(1) as Y.XmlElement).setAttribute('titles', JSON.stringify(title('renamed')));
  all.push([headingElement('y', JSON.stringify(title('y'))), headingElement('own', '{"en":"own"}')]);
  putRight(doc);
  expect(blocks(doc)).toEqual(WHOLE);
});

test('one that an honest page wrote anew in its place stays as it is', () => {
  const doc = notes();
  notesOf(doc).delete(2, 1);
  notesOf(doc).insert(2, [headingElement('y', JSON.stringify(title('y')))]);
  expect(putRight(doc)).toBe(false);
});

test('whatever a program does to the headings, one look puts them right and nobody loses a word', () => {
  const act = fc.oneof(
    fc.record({ is: fc.constant('delete' as const), at: fc.nat(7) }),
    fc.record({ is: fc.constant('put' as const), at: fc.nat(7), id: fc.constantFrom('x', 'y', 'z', 'own') }),
    fc.record({ is: fc.constant('write' as const), at: fc.nat(7) }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 8 }), (acts) => {
      const doc = notes();
      const all = notesOf(doc);
      for (const each of acts) {
        const at = Math.min(each.at, all.length);
        if (each.is === 'put') all.insert(at, [headingElement(each.id, '{}')]);
        else if (each.is === 'write') all.insert(at, [line('written')]);
        else if ((all.get(at) as Y.XmlElement | undefined)?.nodeName === 'templateHeading') all.delete(at, 1);
      }
      const words = blocks(doc).filter((block) => !block.startsWith('#') && block !== '');
      putRight(doc);
      expect(blocks(doc).filter((block) => block.startsWith('#'))).toEqual(['# x x', '# y y', '# z z']);
      expect(blocks(doc).filter((block) => !block.startsWith('#') && block !== '')).toEqual(words);
      expect(putRight(doc)).toBe(false);
    }),
    { seed: 20190328, numRuns: 150 },
  );
});
