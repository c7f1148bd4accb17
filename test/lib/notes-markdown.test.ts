import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { blocksOf } from '#lib/notes/markdown.ts';
import { textMarkdown } from '#lib/notes/markdown-text.ts';

type Made = Y.XmlElement | Y.XmlText;
const el = (name: string, attributes: Record<string, unknown>, ...children: Made[]) => {
  const element = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string);
  element.insert(0, children);
  return element;
};
const text = (...runs: [text: string, marks?: Record<string, unknown>][]) => {
  const made = new Y.XmlText();
  made.applyDelta(runs.map(([insert, attributes]) => ({ insert, attributes: attributes ?? {} })));
  return made;
};
const line = (words: string) => el('paragraph', {}, text([words]));
const item = (...children: Made[]) => el('listItem', {}, ...children);

/** The blocks of notes that hold these elements. */
function notes(...elements: Made[]) {
  const fragment = new Y.Doc().getXmlFragment('notes');
  fragment.push(elements);
  return blocksOf(fragment);
}
const markdownOf = (...elements: Made[]) => notes(...elements).map(({ markdown }) => markdown);

describe('the notes as Markdown', () => {
  test('headings, lines, quotations and rules, empty lines left out', () => {
    const titles = JSON.stringify({ fr: 'Contexte', nl: 'Context', en: 'Context', ar: 'السياق' });
    expect(
      notes(
        el('templateHeading', { id: 'context', titles }),
        line('Le retour volontaire'),
        el('paragraph', {}),
        line('   '),
        el('heading', { level: 3 }, text(['Départ'])),
        el('blockquote', {}, line('un'), line('deux')),
        el('horizontalRule', {}),
      ),
    ).toEqual([
      { kind: 'template', markdown: '', text: '', titles },
      { kind: 'paragraph', markdown: 'Le retour volontaire', text: 'Le retour volontaire' },
      { kind: 'heading', markdown: '### Départ', text: 'Départ' },
      { kind: 'quote', markdown: '> un\n>\n> deux', text: 'un\ndeux' },
      { kind: 'divider', markdown: '---', text: '' },
    ]);
  });

  test('lists in lists, numbered from where they start, and tasks with their boxes', () => {
    expect(
      markdownOf(
        el(
          'bulletList',
          {},
          item(line('one'), el('orderedList', { start: 3 }, item(line('a')), item(line('b')))),
        ),
        el(
          'taskList',
          {},
          el('taskItem', { checked: true }, line('done')),
          el('taskItem', { checked: false }, line('open'), el('bulletList', {}, item(line('why')))),
        ),
      ),
    ).toEqual(['- one\n  3. a\n  4. b', '- [x] done\n- [ ] open\n  - why']);
  });

  test('tables, with a first row as head, and nothing in a cell that breaks its row', () => {
    const row = (...cells: Made[][]) =>
      el('tableRow', {}, ...cells.map((blocks) => el('tableCell', {}, ...blocks)));
    expect(
      markdownOf(el('table', {}, row([line('Pays')], [line('Familles')]), row([line('a|b'), line('c')]))),
    ).toEqual(['| Pays | Familles |\n| --- | --- |\n| a\\|b<br>c |  |']);
  });

  test('marks, with spaces outside of their signs, and links to safe addresses only', () => {
    const paragraph = (...runs: [string, Record<string, unknown>?][]) => el('paragraph', {}, text(...runs));
    expect(
      markdownOf(
        paragraph(['very ', {}], ['bold ', { bold: {} }], ['and both', { 'bold--x1': {}, italic: {} }]),
        paragraph(['gone', { strike: {} }], [' under', { underline: {} }]),
        paragraph(['Fedasil', { link: { href: 'https://fedasil.be/a_(b)' } }]),
        paragraph(['evil', { link: { href: 'javascript:alert(1)' } }]),
      ),
    ).toEqual([
      'very **bold** ***and both***',
      '~~gone~~ under',
      '[Fedasil](https://fedasil.be/a_%28b%29)',
      'evil',
    ]);
  });

  test.each([
    ['# no heading', '\\# no heading'],
    ['1. no list', '1\\. no list'],
    ['- no list', '\\- no list'],
    ['+ no list', '\\+ no list'],
    ['> no quotation', '\\> no quotation'],
    ['---', '\\---'],
    ['*no* **marks** `nor` code', '\\*no\\* \\*\\*marks\\*\\* \\`nor\\` code'],
    ['_no_ but snake_case', '\\_no\\_ but snake_case'],
    ['<script>alert(1)</script>', '\\<script>alert(1)\\</script>'],
    ['[no](javascript:x) ![image](x)', '\\[no](javascript:x) !\\[image](x)'],
    ['&lt;b&gt; & Co', '\\&lt;b\\&gt; & Co'],
    ['~~no~~ ~5', '\\~\\~no\\~\\~ ~5'],
    ['a < b, 5 > 3, 28.03.2019, 10 - 12', 'a < b, 5 > 3, 28.03.2019, 10 - 12'],
    ['المرافقة - ٢٠١٩', 'المرافقة - ٢٠١٩'],
  ])('what people typed stays text: %s', (typed, markdown) => {
    expect(markdownOf(line(typed))).toEqual([markdown]);
    expect(textMarkdown(typed)).toBe(markdown);
    expect(notes(line(typed))[0]?.text).toBe(typed);
  });

  test('line breaks stay in their block', () => {
    expect(markdownOf(el('paragraph', {}, text(['one']), el('hardBreak', {}), text(['# two'])))).toEqual([
      'one\\\n\\# two',
    ]);
    expect(textMarkdown('one\n\n- two')).toBe('one\\\n\\- two');
  });

  test('blocks of another program come as their text, and nothing that anybody writes stops the reading', () => {
    const deep = Array.from({ length: 200 }).reduce<Made>(
      (inner) => el('bulletList', {}, inner),
      line('deep'),
    );
    expect(markdownOf(el('callout', { level: 9 }, line('still here')), text(['bare']), deep)).toEqual([
      'still here',
      'bare',
    ]);
    expect(
      notes(
        el('heading', { level: 'x' }, text(['h'])),
        el('orderedList', { start: -5 }, item(line('i'))),
      ).map(({ markdown }) => markdown),
    ).toEqual(['## h', '1. i']);
  });
});
