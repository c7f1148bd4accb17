import * as Y from 'yjs';
import {
  addCard,
  deleteCard,
  moveCard,
  restoreCard,
  setKind,
  toggleTag,
  writeText,
} from '#lib/board/edit.ts';
import { boardOf } from '#lib/board/read.ts';
import { CARD_KINDS, cardsOf, columnsOf, notesOf } from '#lib/board/schema.ts';
import type { Chance } from './chance.ts';
import type { Page } from './page.ts';

/** What people do to notes and board. Each answers whether there was something to do it to. */
export const EDITS: Record<string, { often: number; does: (page: Page, chance: Chance) => boolean }> = {
  'types in the notes': {
    often: 10,
    does(page, chance) {
      const text = chance.of(textsIn(page.doc));
      if (text === undefined) return false;
      page.edits(() => text.insert(chance.upTo(text.length), page.letter(1 + chance.upTo(2))));
      return true;
    },
  },
  'deletes in the notes': {
    often: 5,
    does(page, chance) {
      const text = chance.of(textsIn(page.doc).filter(({ length }) => length > 0));
      if (text === undefined) return false;
      page.edits(() => deletes(text, chance));
      return true;
    },
  },
  'makes words bold': {
    often: 3,
    does(page, chance) {
      const text = chance.of(textsIn(page.doc).filter(({ length }) => length > 0));
      if (text === undefined) return false;
      const from = chance.upTo(text.length - 1);
      const bold = chance.oneIn(2) ? {} : null;
      page.edits(() => text.format(from, 1 + chance.upTo(text.length - from - 1), { bold }));
      return true;
    },
  },
  'adds a block': {
    often: 4,
    does(page, chance) {
      const blocks = notesOf(page.doc);
      const paragraph = element('paragraph', new Y.XmlText(page.letter(2)));
      const block = chance.of([
        paragraph,
        element('heading', new Y.XmlText(page.letter(2))),
        element('bulletList', element('listItem', paragraph)),
      ]);
      if (block === undefined) return false;
      page.edits(() => blocks.insert(chance.upTo(blocks.length), [block]));
      return true;
    },
  },
  'changes a block': {
    often: 2,
    does(page, chance) {
      const block = chance.of(blocksIn(page.doc));
      if (block === undefined) return false;
      page.edits(() => block.setAttribute('dir', chance.oneIn(2) ? 'rtl' : 'auto'));
      return true;
    },
  },
  'removes a block': {
    often: 1,
    does(page, chance) {
      const blocks = notesOf(page.doc);
      if (blocks.length === 0) return false;
      page.edits(() => blocks.delete(chance.upTo(blocks.length - 1)));
      return true;
    },
  },
  'adds a card': {
    often: 4,
    does(page, chance) {
      const column = chance.of([...columnsOf(page.doc).keys()]);
      if (column === undefined) return false;
      const id = `card-${page.letter(1).charCodeAt(0)}`;
      return addCard(page.doc, { id, column, text: page.letter(2), index: chance.upTo(9) }).ok;
    },
  },
  'moves a card': {
    often: 4,
    does: (page, chance) =>
      withCard(page, chance, (id) => {
        const column = chance.of([...columnsOf(page.doc).keys()]);
        if (column !== undefined) moveCard(page.doc, id, column, chance.upTo(9));
      }),
  },
  'writes on a card': {
    often: 5,
    does: (page, chance) =>
      withCard(page, chance, (id) => {
        writeText(page.doc, id, { index: chance.upTo(9), remove: 0, insert: page.letter(1) });
      }),
  },
  'deletes on a card': {
    often: 2,
    does: (page, chance) =>
      withCard(page, chance, (id) => {
        writeText(page.doc, id, { index: chance.upTo(3), remove: 1 + chance.upTo(1), insert: '' });
      }),
  },
  'says what a card is': {
    often: 2,
    does: (page, chance) =>
      withCard(page, chance, (id) => setKind(page.doc, id, chance.of(CARD_KINDS) ?? 'note')),
  },
  'gives a card a topic': {
    often: 2,
    does: (page, chance) =>
      withCard(page, chance, (id) => toggleTag(page.doc, id, `topic-${chance.upTo(2)}`)),
  },
  'puts a card in the bin': {
    often: 2,
    does: (page, chance) => withCard(page, chance, (id) => deleteCard(page.doc, id, 1)),
  },
  'takes a card out of the bin': {
    often: 2,
    does(page, chance) {
      const binned = [...cardsOf(page.doc)].filter(([, card]) => card.get('deleted') === true);
      const [id] = chance.of(binned) ?? [];
      if (id === undefined) return false;
      restoreCard(page.doc, id);
      return true;
    },
  },
  // Our pages never do; programs may, and have nothing to undo it with (docs/decisions/0003).
  'removes a card for good': {
    often: 1,
    does: (page, chance) => withCard(page, chance, (id) => cardsOf(page.doc).delete(id)),
  },
};

function withCard(page: Page, chance: Chance, work: (id: string) => void): boolean {
  const cards = boardOf(page.doc).columns.flatMap((column) => column.cards);
  const card = chance.of(cards);
  if (card === undefined) return false;
  work(card.id);
  return true;
}

function deletes(text: Y.XmlText, chance: Chance): void {
  const from = chance.upTo(text.length - 1);
  text.delete(from, Math.min(1 + chance.upTo(4), text.length - from));
}

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
}

function textsIn(doc: Y.Doc): Y.XmlText[] {
  return [...notesOf(doc).createTreeWalker(() => true)].filter((each) => each instanceof Y.XmlText);
}

function blocksIn(doc: Y.Doc): Y.XmlElement[] {
  return [...notesOf(doc).createTreeWalker(() => true)].filter((each) => each instanceof Y.XmlElement);
}
