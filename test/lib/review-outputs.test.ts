import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addCard, deleteCard, moveCard, restoreCard, setKind, toggleTag } from '#lib/board/edit.ts';
import { cardsOf, columnsOf, notesOf, stacksOf } from '#lib/board/schema.ts';
import { countWords, outputsOf, type RoomFacts } from '#lib/review/outputs.ts';
import { blockFor, signCard, type UnsignedCard } from '#lib/review/sign.ts';

const title = (text: string) => ({ fr: text, nl: text, en: text, ar: text });
const AMAL = 11;

function room(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = AMAL;
  columnsOf(doc).set('works', { title: title('What works'), rank: 'a0' });
  columnsOf(doc).set('next', { title: title('Next steps'), rank: 'a1' });
  return doc;
}
const facts = (change: Partial<RoomFacts> = {}): RoomFacts => ({
  isServer: () => true,
  ownerOf: (client) => (client === AMAL ? 'amal' : null),
  committedAt: () => 500,
  firstSeen: new Map(),
  now: 900,
  ...change,
});

describe('what a room holds', () => {
  test('is its cards by column and rank, with all that stands on them', () => {
    const doc = room();
    addCard(doc, { id: 'b', column: 'next', text: 'Write the guide', kind: 'action' });
    addCard(doc, { id: 'a', column: 'works', text: 'Visits before departure' });
    addCard(doc, { id: 'c', column: 'works', text: 'first' });
    moveCard(doc, 'c', 'works', 0);
    toggleTag(doc, 'a', 'departure');
    toggleTag(doc, 'a', 'counselling');
    cardsOf(doc).get('b')?.set('owner', 'Joris');
    cardsOf(doc).get('b')?.set('due', '2019-05-01');
    cardsOf(doc).get('a')?.set('stack', 's1');
    stacksOf(doc).set('s1', 'Before leaving');
    cardsOf(doc).get('c')?.set('from', { room: 'other', card: 'x' });
    const { cards, columns, writers } = outputsOf(doc, 3, facts());
    expect(writers).toBe(3);
    expect(columns.map(({ id }) => id)).toEqual(['works', 'next']);
    expect(cards.map(({ cardId, columnId }) => [cardId, columnId])).toEqual([
      ['c', 'works'],
      ['a', 'works'],
      ['b', 'next'],
    ]);
    expect(cards[0]).toMatchObject({
      from: { roomId: 'other', cardId: 'x' },
      authorId: 'amal',
      createdAt: 500,
    });
    const forged = outputsOf(doc, 3, facts({ isServer: () => false })).cards[0];
    expect(forged).toMatchObject({ cardId: 'c', from: null });
    expect(cards[1]).toMatchObject({
      topics: ['counselling', 'departure'],
      stack: { id: 's1', title: 'Before leaving' },
      folded: ' visits before departure before leaving ',
    });
    expect(cards[2]).toMatchObject({
      kind: 'action',
      owner: 'Joris',
      due: '2019-05-01',
      folded: ' write the guide joris ',
    });
  });

  test('a card that was taken off the board is not in it, and is again when put back', () => {
    const doc = room();
    addCard(doc, { id: 'a', column: 'works', text: 'one' });
    deleteCard(doc, 'a');
    expect(outputsOf(doc, 1, facts()).cards).toEqual([]);
    restoreCard(doc, 'a');
    expect(outputsOf(doc, 1, facts()).cards).toHaveLength(1);
  });

  test('a card keeps its author and its first time, whoever changes it', () => {
    const doc = room();
    addCard(doc, { id: 'a', column: 'works', text: 'one' });
    doc.clientID = 12;
    setKind(doc, 'a', 'decision');
    const known = facts({ firstSeen: new Map([['a', 100]]) });
    expect(outputsOf(doc, 2, known).cards[0]).toMatchObject({
      authorId: 'amal',
      createdAt: 100,
      kind: 'decision',
    });
    expect(outputsOf(doc, 2, facts({ committedAt: () => null })).cards[0]?.createdAt).toBe(900);
  });

  test('words of the notes are counted, headings of the template are not', () => {
    const doc = room();
    const heading = new Y.XmlElement('templateHeading');
    heading.setAttribute('titles', JSON.stringify(title('Not counted')));
    const line = new Y.XmlElement('paragraph');
    line.insert(0, [new Y.XmlText('L’accueil à Yaoundé — très bien')]);
    notesOf(doc).push([heading, line]);
    const { words, blocks } = outputsOf(doc, 1, facts());
    expect(words).toBe(5);
    expect(blocks.map(({ kind, folded }) => [kind, folded])).toEqual([
      ['template', ' '],
      ['paragraph', ' l accueil a yaounde tres bien '],
    ]);
    expect(countWords('مرافقة العودة الطوعية ٢٠١٩')).toBe(4);
    expect(countWords('— … ؟')).toBe(0);
  });

  test('whatever a program wrote is read without a stop, and kept as both databases can keep it', () => {
    const doc = room();
    addCard(doc, { id: `\0${'x'.repeat(300)}1`, column: 'works', text: 'nul \0 and \ud800 half' });
    addCard(doc, { id: `\0${'x'.repeat(300)}2`, column: 'works', text: 'same id when cut' });
    addCard(doc, { id: 'odd', column: 'nowhere', text: 'of no column' });
    (cardsOf(doc) as Y.Map<unknown>).set('not a card', 7);
    stacksOf(doc).set('s', 5 as never);
    cardsOf(doc).get('odd')?.set('stack', 's');
    const { cards } = outputsOf(doc, 1, facts());
    expect(cards).toHaveLength(2);
    expect(JSON.stringify(cards)).not.toContain('\\u0000');
    expect(cards.every(({ text }) => text.isWellFormed())).toBe(true);
    expect(cards.find(({ cardId }) => cardId === 'odd')).toMatchObject({
      columnId: 'works',
      stack: { id: 's', title: '' },
    });
  });
});

describe('a signature', () => {
  const reading = {
    event: {
      countries: [{ code: 'IQ', name: { fr: 'Irak', nl: 'Irak', en: 'Iraq', ar: 'العراق' } }],
      organisations: [{ id: 'iom', name: 'IOM', kind: 'intergovernmental' as const }],
    },
    language: 'ar' as const,
  };
  const card = (change: Partial<UnsignedCard>): UnsignedCard => ({
    roomId: 'r',
    cardId: 'c',
    kind: 'note',
    text: 'text',
    column: { id: 'works', title: title('Works') },
    topics: [],
    owner: '',
    due: null,
    stack: null,
    from: null,
    signed: null,
    reactions: {},
    createdAt: 1,
    country: 'IQ',
    attribution: 'organisation',
    author: { name: 'Amal Haddad', organisationId: 'iom', country: 'IQ' },
    ...change,
  });

  test('is the person’s name where the session signs by person', () => {
    expect(signCard(card({ attribution: 'person' }), reading).by).toBe('Amal Haddad');
  });

  test('is organisation and country where the session signs by organisation, and no name comes along', () => {
    const signed = signCard(card({}), reading);
    expect(signed.by).toBe('IOM, العراق');
    expect(JSON.stringify(signed)).not.toContain('Amal');
    const alone = { name: 'Amal Haddad', organisationId: null, country: null };
    expect(signCard(card({ author: alone }), reading).by).toBe('');
  });

  test('is an organisation alone, or nothing, where a card was revealed without a name, whoever is known', () => {
    const author = { name: 'Amal Haddad', organisationId: 'other', country: 'MA' };
    for (const attribution of ['person', 'organisation'] as const) {
      const known = { attribution, author, country: null };
      const byIom = signCard(card({ ...known, signed: { organisation: 'iom' } }), reading);
      expect(byIom).toMatchObject({ by: 'IOM', organisationId: 'iom', country: null });
      const byNobody = signCard(card({ ...known, signed: { organisation: null } }), reading);
      expect(byNobody).toMatchObject({ by: '', organisationId: null, country: null });
      expect(JSON.stringify([byIom, byNobody])).not.toMatch(/Amal|other|MA/);
    }
  });

  test('is empty when nobody is known', () => {
    expect(signCard(card({ author: null }), reading)).toMatchObject({ by: '', organisationId: null });
  });

  test('headings of the template are read in the reader’s language', () => {
    const titles = JSON.stringify({ fr: 'Contexte', nl: 'Context', en: 'Context', ar: 'السياق' });
    const heading = { kind: 'template' as const, markdown: '', text: '', titles };
    expect(blockFor(heading, 'ar')).toEqual({ kind: 'template', markdown: 'السياق' });
    expect(blockFor({ ...heading, titles: 'nonsense' }, 'fr').markdown).toBe('');
  });
});
