import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addCard, deleteCard, moveCard, writeText } from '#lib/board/edit.ts';
import { boardOf } from '#lib/board/read.ts';
import { cardsOf, columnsOf, notesOf, stacksOf } from '#lib/board/schema.ts';
import { type Erasure, eraseFrom } from '#lib/keep/erase.ts';
import { exchange, guestOf, table } from '#test/support/board.ts';
import { plainText } from '#test/support/plain.ts';

const MARKER = 'AMINA-SECRET';
const SERVER = 77;
/** A letter that no number or name in the bytes can look like. */
const HERS = '密';

/** A room with a paragraph of each of three people; Amina is who will be erased. */
function room() {
  const server = table();
  const amina = guestOf(server);
  const ben = guestOf(server);
  const farid = guestOf(server);
  const all = [amina, ben, farid];
  return {
    amina,
    ben,
    farid,
    share: () => exchange(...all),
    /** The room after erasing Amina. */
    erased: (clients = [amina.clientID]): Erasure & { doc: Y.Doc } => {
      exchange(...all);
      const erasure = eraseFrom(Y.encodeStateAsUpdate(ben), clients, SERVER);
      const doc = new Y.Doc();
      Y.applyUpdate(doc, erasure.update);
      return { ...erasure, doc };
    },
  };
}

function paragraph(doc: Y.Doc, text: string): Y.XmlText {
  const element = new Y.XmlElement('paragraph');
  const inner = new Y.XmlText(text);
  element.insert(0, [inner]);
  notesOf(doc).push([element]);
  return inner;
}

const cardTexts = (doc: Y.Doc) => boardOf(doc).columns.flatMap(({ cards }) => cards.map(({ text }) => text));
const line = (doc: Y.Doc, index: number) => (notesOf(doc).get(index) as Y.XmlElement).get(0) as Y.XmlText;
const holds = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(text);

describe('who is erased from a room', () => {
  it('takes their paragraphs and cards along, and leaves those of others with their authors', () => {
    const { amina, ben, erased } = room();
    paragraph(amina, `${MARKER} in the notes`);
    paragraph(ben, 'what Ben says');
    addCard(amina, { id: 'hers', column: 'works', text: `${MARKER} on a card` });
    addCard(ben, { id: 'his', column: 'works', text: 'a card of Ben' });
    const { doc, update, cards } = erased();
    expect(plainText(doc)).toBe('what Ben says\n\n- a card of Ben');
    expect(cards).toBe(1);
    expect(holds(update, MARKER)).toBe(false);
    expect(boardOf(doc).columns[0]?.cards[0]?.author).toBe(ben.clientID);
  });

  it('leaves in place what others wrote inside a paragraph and a card that she began', () => {
    const { amina, ben, share, erased } = room();
    paragraph(amina, `${MARKER} begins`);
    addCard(amina, { id: 'hers', column: 'next', text: `${MARKER} begins` });
    share();
    line(ben, 0).insert(MARKER.length, ' Ben goes on');
    writeText(ben, 'hers', { index: MARKER.length, remove: 0, insert: ' Ben goes on' });
    const { doc, update, cards } = erased();
    expect(plainText(doc)).toBe(' Ben goes on\n\n-  Ben goes on');
    expect(boardOf(doc).columns[1]?.cards[0]?.id, 'the card stands where it stood').toBe('hers');
    expect(cards).toBe(0);
    expect(holds(update, MARKER)).toBe(false);
  });

  it('takes her letters out of cards and paragraphs of others', () => {
    const { amina, ben, share, erased } = room();
    paragraph(ben, 'Ben begins');
    addCard(ben, { id: 'his', column: 'works', text: 'Ben begins' });
    share();
    line(amina, 0).insert(3, ` ${MARKER}`);
    writeText(amina, 'his', { index: 3, remove: 0, insert: ` ${MARKER}` });
    const { doc, update, letters } = erased();
    expect(plainText(doc)).toBe('Ben begins\n\n- Ben begins');
    expect(letters).toBe(2 * (MARKER.length + 1));
    expect(holds(update, MARKER)).toBe(false);
  });

  it('takes a card off that held nobody else’s words any more, whoever began it', () => {
    const { amina, ben, share, erased } = room();
    addCard(ben, { id: 'his', column: 'works', text: 'Ben' });
    share();
    writeText(amina, 'his', { index: 0, remove: 3, insert: MARKER });
    const { doc, cards } = erased();
    expect(cardTexts(doc)).toEqual([]);
    expect(cards).toBe(1);
  });

  it('also loses what had been deleted before, also what is only marked as deleted', () => {
    const { amina, ben, share, erased } = room();
    const text = paragraph(amina, `${MARKER}-typed`);
    addCard(amina, { id: 'marked', column: 'works', text: `${MARKER}-marked` });
    addCard(amina, { id: 'swept', column: 'works', text: `${MARKER}-swept` });
    share();
    text.delete(0, text.length);
    deleteCard(ben, 'marked');
    cardsOf(ben).delete('swept');
    const { update, doc } = erased();
    expect(holds(update, MARKER)).toBe(false);
    expect(cardsOf(doc).size).toBe(0);
  });

  it('loses links, owners, names of stacks and columns that she wrote; bold stays', () => {
    const { amina, ben, share, erased } = room();
    paragraph(ben, 'a word of Ben');
    addCard(ben, { id: 'his', column: 'works', text: 'Ben' });
    share();
    line(amina, 0).format(2, 4, { link: { href: `https://${MARKER}.example` } });
    line(amina, 0).format(7, 2, { bold: {} });
    stacksOf(amina).set('s1', MARKER);
    cardsOf(amina).get('his')?.set('owner', MARKER);
    moveCard(amina, 'his', 'next', 0);
    const all = { fr: MARKER, nl: MARKER, en: MARKER, ar: MARKER };
    columnsOf(amina).set('works', { title: all, rank: 'a0' });
    const { update, doc } = erased();
    expect(holds(update, MARKER)).toBe(false);
    expect(plainText(doc)).toContain('a word of Ben');
    const delta = line(doc, 0).toDelta() as { insert: string; attributes?: object }[];
    expect(delta.filter(({ attributes }) => attributes !== undefined)).toEqual([
      { insert: 'of', attributes: { bold: {} } },
    ]);
    expect(boardOf(doc).columns.map(({ title, cards }) => [title.en, cards.length])).toEqual([
      ['…', 0],
      ['Next steps', 1],
    ]);
  });

  it('leaves no trace of names that only a program can write: keys of maps and whole shared types', () => {
    const { amina, ben, erased } = room();
    amina.getMap(`${MARKER}-root`).set('key', 'value');
    amina.getText(`${MARKER}-text`).insert(0, 'text');
    cardsOf(amina).set(`${MARKER}-key`, new Y.Map([[`${MARKER}-field`, MARKER]]));
    paragraph(ben, 'what Ben says');
    const { update } = erased();
    expect(holds(update, MARKER)).toBe(false);
  });

  it('changes nothing for others: who has the document goes on writing, and clocks continue', () => {
    const { amina, ben, erased } = room();
    paragraph(amina, MARKER);
    paragraph(ben, 'Ben');
    const { doc, update } = erased();
    doc.clientID = ben.clientID;
    line(doc, 0).insert(3, ' goes on');
    expect(plainText(doc)).toBe('Ben goes on');
    const before = Y.decodeStateVector(Y.encodeStateVector(ben));
    before.delete(SERVER);
    expect(Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update))).toEqual(before);
  });

  it('is nobody: a document in which they wrote nothing stays as it is', () => {
    const { ben, erased } = room();
    paragraph(ben, 'Ben');
    addCard(ben, { id: 'his', column: 'works', text: 'Ben' });
    const { doc, cards, letters } = erased([123456]);
    expect(plainText(doc)).toBe('Ben\n\n- Ben');
    expect([cards, letters]).toEqual([0, 0]);
  });

  it.each(Array.from({ length: 20 }, (_, seed) => seed + 1))(
    'after anything that three people did to each other’s text, every letter of the two others stays (seed %i)',
    (seed) => {
      const { amina, ben, farid, share, erased } = room();
      const chance = lcg(seed);
      const letters = new Map([
        [amina, HERS],
        [ben, 'b'],
        [farid, 'f'],
      ]);
      paragraph(ben, 'b');
      addCard(farid, { id: 'c', column: 'works', text: 'f' });
      share();
      for (let n = 0; n < 120; n++) {
        const who = [amina, ben, farid][chance(3)] ?? ben;
        const letter = letters.get(who) ?? '';
        const index = chance(notesOf(who).length);
        const text = line(who, index);
        const what = chance(8);
        if (what < 3) text.insert(chance(text.length + 1), letter.repeat(1 + chance(3)));
        else if (what === 3 && text.length > 2) text.delete(chance(text.length - 1), 1);
        else if (what === 4) paragraph(who, letter);
        else if (what === 5) addCard(who, { id: `c${n}`, column: 'next', text: letter });
        else if (what === 6) {
          const ids = [...cardsOf(who).keys()];
          const id = ids[chance(ids.length)] ?? 'c';
          writeText(who, id, { index: chance(3), remove: chance(2), insert: letter });
        } else share();
      }
      share();
      const before = plainText(ben);
      const { doc, update } = erased();
      const after = plainText(doc);
      const count = (text: string, letter: string) => text.split(letter).length - 1;
      expect(count(before, HERS)).toBeGreaterThan(0);
      expect(count(after, HERS)).toBe(0);
      expect(holds(update, HERS)).toBe(false);
      for (const letter of ['b', 'f']) expect(count(after, letter)).toBe(count(before, letter));
      // Of the cards' order and the lines that are gone only her own letters are missing.
      const words = (text: string) => [...text].filter((letter) => letter === 'b' || letter === 'f').join('');
      expect(words(after)).toBe(words(before));
    },
  );
});

/** Chance by a seed: whole numbers below a bound. */
function lcg(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
}
