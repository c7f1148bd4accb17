import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PollPlan } from '#lib/poll/poll.ts';
import { maySeeTally, tallyGap } from '#lib/poll/sight.ts';
import { CELL_MIN, shownGroups } from '#lib/poll/split.ts';
import { areHands, type Count, rankingOf, scaleFigures, tallyOf } from '#lib/poll/tally.ts';
import { entriesOf, wordKey } from '#lib/poll/words.ts';

const plan = (more: Partial<PollPlan>): PollPlan => ({
  kind: 'single',
  question: { fr: 'Quoi ?' },
  options: ['a', 'b', 'c'].map((id) => ({ id, text: { fr: id } })),
  min: 1,
  max: 1,
  ends: { low: {}, high: {} },
  signing: 'named',
  split: 'none',
  seenBy: { participants: 'live', projector: 'live' },
  ...more,
});
const count = (option: string, number: number, more: Partial<Count> = {}): Count => ({
  roomId: 'iraq',
  option,
  place: 1,
  text: '',
  count: number,
  ...more,
});

describe('a tally', () => {
  it('counts the ballots of all rooms by option, in the order of the options', () => {
    const tally = tallyOf(plan({}), 9, [count('c', 2), count('a', 3), count('a', 4, { roomId: 'morocco' })]);
    expect(tally).toEqual({ people: 9, byHand: 0, counts: [7, 0, 2], handCounts: [], entries: [] });
  });

  it('says which of it was counted by hand', () => {
    const hands = [
      { people: 4, counts: { a: 1, b: 3 } },
      { people: 1, counts: { c: 1 } },
    ];
    const tally = tallyOf(plan({}), 2, [count('a', 2)], hands);
    expect(tally).toMatchObject({ people: 7, byHand: 5, counts: [3, 3, 1], handCounts: [1, 3, 1] });
  });

  it('of hands counts nobody twice', () => {
    expect(areHands(plan({}), { people: 4, counts: { a: 1, b: 3 } })).toBe(true);
    expect(areHands(plan({}), { people: 4, counts: { a: 2, b: 3 } })).toBe(false);
    expect(areHands(plan({}), { people: 1, counts: { z: 1 } })).toBe(false);
    const multiple = plan({ kind: 'multiple', max: 2 });
    expect(areHands(multiple, { people: 3, counts: { a: 3, b: 3 } })).toBe(true);
    expect(areHands(multiple, { people: 3, counts: { a: 4, b: 2 } })).toBe(false);
    expect(areHands(multiple, { people: 3, counts: { a: 3, b: 3, c: 1 } })).toBe(false);
    expect(areHands(plan({ kind: 'ranking' }), { people: 0, counts: {} })).toBe(false);
  });

  it('of a scale gives mean and median', () => {
    expect(scaleFigures([0, 0, 0], 1)).toBeNull();
    expect(scaleFigures([1, 0, 0, 0, 1], 1)).toEqual({ mean: 3, median: 3 });
    expect(scaleFigures([2, 1, 0, 0, 1], 1)).toEqual({ mean: 2.25, median: 1.5 });
    expect(scaleFigures([0, 0, 3], 0)).toEqual({ mean: 2, median: 2 });
    const scale = plan({ kind: 'scale', options: [], min: 0, max: 2 });
    expect(tallyOf(scale, 3, [count('2', 3)]).counts).toEqual([0, 0, 3]);
  });

  it('of a ranking gives Borda points: three for the first of three, nothing for what was left out', () => {
    const ranking = plan({ kind: 'ranking', max: 3 });
    // Two people: a b c and a c.
    const counts = [
      count('a', 2),
      count('b', 1, { place: 2 }),
      count('c', 1, { place: 2 }),
      count('c', 1, { place: 3 }),
    ];
    const { counts: points } = tallyOf(ranking, 2, counts);
    expect(points).toEqual([6, 2, 3]);
    expect(rankingOf(points).map(({ option, rank }) => [option, rank])).toEqual([
      [0, 1],
      [2, 2],
      [1, 3],
    ]);
    expect(rankingOf([2, 5, 2]).map(({ rank }) => rank)).toEqual([1, 2, 2]);
  });
});

describe('a word cloud', () => {
  it.each([
    ['fr', 'L’École', 'ecole'],
    ['fr', 'ecole !', 'ecole'],
    ['fr', 'l’accès à l’emploi', 'acces emploi'],
    ['nl', 'De opvang', 'opvang'],
    ['en', 'the Housing', 'housing'],
    ['en', 'HOUSING', 'housing'],
    ['en', 'or', ''],
    // Gold in French, a word that says nothing in English.
    ['nl', 'or', 'or'],
    ['ar', 'السكن', 'سكن'],
    ['ar', 'سَكَن', 'سكن'],
    ['ar', 'في الصحة', 'صحه'],
  ] as const)('in %s “%s” counts as “%s”', (language, text, key) => {
    expect(wordKey(text, language)).toBe(key);
  });

  const written = [
    { key: 'ecole', text: 'École', count: 3 },
    { key: 'ecole', text: 'ecole', count: 1 },
    { key: 'travail', text: 'Travail', count: 2 },
    { key: 'emploi', text: 'emploi', count: 3 },
    { key: 'nom', text: 'Un nom', count: 1 },
  ];

  it('shows each word once, as most people write it, the most frequent first', () => {
    expect(
      entriesOf(written, { merged: {}, removed: [] }).map(({ text, count: times }) => [text, times]),
    ).toEqual([
      ['École', 4],
      ['emploi', 3],
      ['Travail', 2],
      ['Un nom', 1],
    ]);
  });

  it('counts words that a facilitator merged as one, and leaves out what was removed', () => {
    const rules = { merged: { emploi: 'travail', ecole: 'ecole', a: 'b', b: 'a' }, removed: ['nom'] };
    expect(entriesOf(written, rules)).toEqual([
      { key: 'travail', text: 'Travail', count: 5 },
      { key: 'ecole', text: 'École', count: 4 },
    ]);
    const tally = tallyOf(
      plan({ kind: 'words', options: [] }),
      3,
      [count('ecole', 3, { text: 'École' })],
      [],
      rules,
    );
    expect(tally).toMatchObject({ people: 3, counts: [], entries: [{ text: 'École', count: 3 }] });
  });
});

describe('a break-down', () => {
  const shown = (sizes: Record<string, number>, ...earlier: Record<string, number>[]) =>
    [
      ...shownGroups(
        new Map(Object.entries(sizes)),
        earlier.map((each) => new Map(Object.entries(each))),
      ),
    ].sort();

  it.each<[string, Record<string, number>, string[]]>([
    ['shows groups of five and more', { IQ: 9, MA: 5 }, ['IQ', 'MA']],
    ['hides smaller ones', { IQ: 9, AF: 3, MA: 4 }, ['IQ']],
    ['hides a second one where only one is hidden', { IQ: 9, MA: 6, AF: 3 }, ['IQ']],
    ['hides more until what is hidden are five', { IQ: 9, MA: 6, AF: 2, CM: 2 }, ['IQ']],
    ['shows nothing where the rest would be one', { IQ: 9, AF: 1 }, []],
    ['takes nobody for a group', { IQ: 9, MA: 5, AF: 0 }, ['IQ', 'MA']],
  ])('%s', (_what, sizes, groups) => {
    expect(shown(sizes)).toEqual(groups);
  });

  it('[24] hides a group whose difference to an earlier round would be a few people', () => {
    expect(shown({ IQ: 9, MA: 12, AF: 20 }, { IQ: 10, MA: 12, AF: 14 })).toEqual(['AF']);
    expect(shown({ IQ: 10, MA: 12 }, { IQ: 10, MA: 7 })).toEqual(['IQ', 'MA']);
  });

  it('[24] never leaves fewer than five, or one group alone, to be worked out from the total', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 8 });
    fc.assert(
      fc.property(sizes, (list) => {
        const all = new Map(list.map((size, group) => [String(group), size]));
        const groups = shownGroups(all);
        const hidden = [...all]
          .filter(([group, size]) => size > 0 && !groups.has(group))
          .map(([, size]) => size);
        for (const group of groups) expect(all.get(group)).toBeGreaterThanOrEqual(CELL_MIN);
        if (hidden.length === 0 || groups.size === 0) return;
        expect(hidden.length).toBeGreaterThan(1);
        expect(hidden.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(CELL_MIN);
      }),
      { seed: 28_03_2019 },
    );
  });
});

describe('what was chosen', () => {
  const open = { state: 'open', revealed: false, hasVoted: false } as const;
  it.each([
    ['hidden', { ...open, revealed: true, hasVoted: true, state: 'final' }, false],
    ['live', open, true],
    ['own-vote', open, false],
    ['own-vote', { ...open, hasVoted: true }, true],
    ['own-vote', { ...open, state: 'closing' }, false],
    ['own-vote', { ...open, state: 'final' }, true],
    ['reveal', { ...open, hasVoted: true, state: 'final' }, false],
    ['reveal', { ...open, revealed: true }, true],
  ] as const)('%s to participants in %o: %s', (participants, round, seen) => {
    const seenBy = { participants, projector: 'hidden' } as const;
    expect(maySeeTally('participant', { seenBy }, round)).toBe(seen);
    expect(maySeeTally('projector', { seenBy }, round)).toBe(false);
    expect(maySeeTally('host', { seenBy }, round)).toBe(true);
  });

  it('is seen on the projector apart from the participants’ pages', () => {
    const seenBy = { participants: 'hidden', projector: 'reveal' } as const;
    expect(maySeeTally('projector', { seenBy }, open)).toBe(false);
    expect(maySeeTally('projector', { seenBy }, { ...open, revealed: true })).toBe(true);
    expect(maySeeTally('participant', { seenBy }, { ...open, revealed: true })).toBe(false);
  });

  it('is told four times a second, and more rarely when it is long', () => {
    expect(tallyGap(200)).toBe(250);
    for (const bytes of [1000, 5000]) expect((bytes / tallyGap(bytes)) * 1000).toBeLessThanOrEqual(4000);
  });
});
