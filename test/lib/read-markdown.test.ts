import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { blocksOf } from '#lib/notes/markdown.ts';
import { type Block, type Run, readMarkdown } from '#lib/review/read-markdown.ts';

type Node = { name: string; attributes?: Record<string, string>; children: (Node | Delta)[] };
type Delta = { insert: string; attributes?: Record<string, unknown> }[];

/** A block of the notes as the editor writes it, as Markdown, read back. */
function through(node: Node): Block[] {
  const doc = new Y.Doc();
  const notes = doc.getXmlFragment('notes');
  notes.insert(0, [elementOf(node)]);
  return readMarkdown(
    blocksOf(notes)
      .map(({ markdown }) => markdown)
      .join('\n\n'),
  );
}

function elementOf({ name, attributes = {}, children }: Node): Y.XmlElement {
  const element = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.insert(
    0,
    children.map((child) => {
      if (!Array.isArray(child)) return elementOf(child);
      const text = new Y.XmlText();
      text.applyDelta(child);
      return text;
    }),
  );
  return element;
}

const paragraph = (...delta: Delta): Node => ({ name: 'paragraph', children: [delta] });
const textOf = (runs: readonly Run[]) => runs.map(({ text, br }) => (br ? `\n${text}` : text)).join('');

test('whatever people type comes back as they typed it, and none of it acts', () => {
  const hard = [
    '*',
    '**',
    '_',
    '~~',
    '[a](b)',
    '# ',
    '- ',
    '1. ',
    '> ',
    '<b>',
    '&amp;',
    '\\',
    '|',
    '---',
    '`',
    '!',
    'é',
    'كلمة',
  ];
  const texts = fc.array(fc.constantFrom(...hard, 'word', ' '), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(texts, (pieces) => {
      const text = pieces.join('').trim();
      fc.pre(text !== '');
      const blocks = through(paragraph({ insert: text }));
      expect(blocks.map((block) => block.is)).toEqual(['paragraph']);
      expect(blocks.map((block) => ('runs' in block ? textOf(block.runs) : ''))).toEqual([text]);
    }),
    { seed: 28, numRuns: 500 },
  );
});

test('marks beside and inside each other, and links, come back on the same letters', () => {
  const delta: Delta = [
    { insert: 'a', attributes: { italic: {} } },
    { insert: 'b', attributes: { italic: {}, bold: {} } },
    { insert: 'c', attributes: { bold: {}, strike: {} } },
    { insert: 'd' },
    { insert: 'e', attributes: { link: { href: 'https://www.fedasil.be' } } },
  ];
  expect(through(paragraph(...delta))).toEqual([
    {
      is: 'paragraph',
      runs: [
        { text: 'a', italic: true },
        { text: 'b', italic: true, bold: true },
        { text: 'c', bold: true, strike: true },
        { text: 'd' },
        { text: 'e', link: 'https://www.fedasil.be' },
      ],
    },
  ]);
});

test('an address that could do something never becomes a link', () => {
  const [block] = readMarkdown('[press](javascript:alert)');
  expect(block).toEqual({ is: 'paragraph', runs: [{ text: '[press](javascript:alert)' }] });
});

test('lists in lists, tasks, tables, quotes and headings keep their shape', () => {
  const item = (...children: Node[]): Node => ({ name: 'listItem', children });
  const list: Node = {
    name: 'bulletList',
    children: [
      item(paragraph({ insert: 'one' }), {
        name: 'orderedList',
        attributes: { start: '3' },
        children: [item(paragraph({ insert: 'inner' })), item(paragraph({ insert: 'next' }))],
      }),
      item(paragraph({ insert: 'two' })),
    ],
  };
  expect(through(list)).toMatchObject([
    {
      is: 'list',
      start: null,
      items: [
        { blocks: [{ is: 'paragraph' }, { is: 'list', start: 3, items: [{ done: null }, { done: null }] }] },
        { blocks: [{ is: 'paragraph', runs: [{ text: 'two' }] }] },
      ],
    },
  ]);
  expect(readMarkdown('- [x] done\n- [ ] open')).toMatchObject([
    { is: 'list', items: [{ done: true }, { done: false }] },
  ]);
  expect(readMarkdown('| a \\| b | c |\n| --- | --- |\n| d<br>e |  |')).toMatchObject([
    {
      is: 'table',
      head: [[{ text: 'a | b' }], [{ text: 'c' }]],
      rows: [[[{ text: 'd' }, { text: 'e', br: true }], []]],
    },
  ]);
  expect(readMarkdown('> one\n>\n> two\n\n## Title\n\n---').map((block) => block.is)).toEqual([
    'quote',
    'heading',
    'divider',
  ]);
});
