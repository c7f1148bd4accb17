import { expect, test } from 'vitest';
import { revealedCards } from '#lib/board/reveal.ts';
import type { Signing } from '#lib/board/rules.ts';

const DRAFTS = ['one', 'two', 'three', 'four', 'five', 'six'].map((name, n) => ({
  id: `draft-${name}`,
  personId: `person-${n % 3}`,
  column: n % 2 === 0 ? 'works' : 'obstacles',
  text: `text of ${name}`,
  kind: 'note' as const,
}));

/** Chance that is the same each time: the bytes of a small generator. */
function seeded(seed: number) {
  let state = seed;
  return (bytes: number) =>
    Uint8Array.from({ length: bytes }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return (state >> 16) & 255;
    });
}
const organisationOf = (person: string) => (person === 'person-0' ? 'caritas' : null);
const revealed = (signing: Signing, seed = 1) => revealedCards(DRAFTS, signing, organisationOf, seeded(seed));

test('with names each draft becomes the card of its own id, by its writer, in the order of writing', () => {
  expect(revealed('named')).toEqual(DRAFTS.map(({ personId, ...draft }) => ({ ...draft, author: personId })));
});

test.each<Signing>(['anonymous', 'organisation'])(
  'when they are signed "%s" nothing leads back: new ids, an order of chance, and the server as author',
  (signing) => {
    const cards = revealed(signing);
    const text = JSON.stringify(cards);
    for (const { id, personId } of DRAFTS) {
      expect(text).not.toContain(id);
      expect(text).not.toContain(personId);
    }
    expect(cards.map((card) => card.text).sort()).toEqual(DRAFTS.map((draft) => draft.text).sort());
    expect(cards.map((card) => card.text)).not.toEqual(DRAFTS.map((draft) => draft.text));
    expect(new Set(cards.map((card) => card.id)).size).toBe(DRAFTS.length);
    expect(cards.every((card) => card.author === null)).toBe(true);
    expect(revealed(signing, 1)).toEqual(cards);
    expect(revealed(signing, 2).map((card) => card.text)).not.toEqual(cards.map((card) => card.text));
  },
);

test('each draft comes first as often as any other', () => {
  const first = new Map<string, number>();
  for (let seed = 0; seed < 3000; seed++) {
    const text = revealed('anonymous', seed * 7919)[0]?.text ?? '';
    first.set(text, (first.get(text) ?? 0) + 1);
  }
  for (const { text } of DRAFTS) expect(first.get(text)).toBeGreaterThan(350);
});

test('organisations stay on their cards, and no card says more than that', () => {
  const signed = revealed('organisation').map(({ text, signed }) => [text, signed?.organisation]);
  expect(new Map(signed as [string, string | null][])).toEqual(
    new Map(DRAFTS.map(({ text, personId }) => [text, organisationOf(personId)])),
  );
  expect(revealed('anonymous').every(({ signed }) => signed?.organisation === null)).toBe(true);
});
