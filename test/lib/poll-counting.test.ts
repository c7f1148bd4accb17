import { describe, expect, it } from 'vitest';
import { readHands, type TypedHands, typedHands } from '#lib/poll/hands.ts';
import type { PollPlan } from '#lib/poll/poll.ts';
import { areHands } from '#lib/poll/tally.ts';
import {
  countedApart,
  countedAs,
  hidden,
  isRoomFor,
  rulesAfter,
  shown,
  type WordChange,
} from '#lib/poll/word-rules.ts';
import { entriesOf, NO_WORD_RULES, WORD_RULES_MAX, type WordRules } from '#lib/poll/words.ts';

const plan = (more: Partial<PollPlan> = {}): PollPlan => ({
  kind: 'single',
  question: { fr: 'Quoi ?' },
  options: ['a', 'b'].map((id) => ({ id, text: { fr: id } })),
  min: 1,
  max: 1,
  ends: { low: {}, high: {} },
  signing: 'named',
  split: 'none',
  seenBy: { participants: 'live', projector: 'live' },
  ...more,
});
const typed = (people: string, counts: TypedHands['counts']): TypedHands => ({ people, counts });

describe('hands that a facilitator types', () => {
  it('are read in European and Arabic digits, an empty field as nobody', () => {
    const { hands } = readHands(plan(), typed(' ٥ ', { a: '۵' }));
    expect(hands).toEqual({ people: 5, counts: { a: 5, b: 0 } });
    expect(hands && areHands(plan(), hands)).toBe(true);
    expect(readHands(plan(), typedHands(hands)).hands).toEqual(hands);
    expect(readHands(plan(), typedHands(null)).hands).toEqual({ people: 0, counts: { a: 0, b: 0 } });
  });

  it('are said to be wrong at the field that is', () => {
    const mistakes = (people: string, counts: TypedHands['counts'], more: Partial<PollPlan> = {}) =>
      readHands(plan(more), typed(people, counts)).mistakes;
    expect(mistakes('3', { a: 'two', b: '-1' })).toEqual([
      { place: 'a', code: 'number', limit: 0 },
      { place: 'b', code: 'number', limit: 0 },
    ]);
    expect(mistakes('3', { a: '1', b: '1' })).toEqual([{ place: 'people', code: 'sum', limit: 2 }]);
    expect(mistakes('3', { a: '2', b: '1' })).toEqual([]);
    const several = { kind: 'multiple', min: 1, max: 2 } as const;
    expect(mistakes('3', { a: '4', b: '1' }, several)).toEqual([{ place: 'a', code: 'more', limit: 3 }]);
    expect(mistakes('3', { a: '2' }, several)).toEqual([{ place: 'people', code: 'few', limit: 1 }]);
    expect(mistakes('3', { a: '3', b: '3' }, { ...several, max: 1 })).toEqual([
      { place: 'people', code: 'many', limit: 1 },
    ]);
    expect(mistakes('3', { a: '3', b: '3' }, several)).toEqual([]);
  });
});

describe('words of a cloud', () => {
  const spellings = [
    { key: 'toit', text: 'un toit', count: 2 },
    { key: 'maison', text: 'Maison', count: 1 },
    { key: 'home', text: 'home', count: 1 },
  ];
  const shownWith = (rules: typeof NO_WORD_RULES) =>
    entriesOf(spellings, rules).map(({ text, count }) => `${text} ${count}`);

  it('count as one, in several steps, and by themselves again', () => {
    const one = countedAs(NO_WORD_RULES, ['home', 'maison'], 'maison');
    expect(shownWith(one)).toEqual(['Maison 2', 'un toit 2']);
    const two = countedAs(one, ['maison', 'toit'], 'toit');
    expect(shownWith(two)).toEqual(['un toit 4']);
    expect(shownWith(countedApart(two, ['maison']))).toEqual(['Maison 2', 'un toit 2']);
    // Somebody else merged them the other way round meanwhile: no circle.
    expect(countedAs(one, ['home', 'maison'], 'home')).toEqual(one);
  });

  it('are hidden with what counts as them, and shown again', () => {
    const one = countedAs(NO_WORD_RULES, ['home'], 'maison');
    const none = hidden(one, ['maison', 'maison']);
    expect(shownWith(none)).toEqual(['un toit 2']);
    expect(none.removed).toEqual(['maison']);
    expect(shown(none, ['maison'])).toEqual(one);
  });

  it('that two decide about at the same moment are as both wanted, whoever came first', () => {
    const decide = (...changes: WordChange[]) =>
      changes.reduce((rules: WordRules, change) => {
        const after = rulesAfter(rules, change);
        return after.ok ? after.value : rules;
      }, NO_WORD_RULES);
    const merge: WordChange = { is: 'merge', keys: ['home'], into: 'maison' };
    const hideOther: WordChange = { is: 'hide', keys: ['toit'] };
    for (const both of [decide(merge, hideOther), decide(hideOther, merge)]) {
      expect(both).toEqual({ merged: { home: 'maison' }, removed: ['toit'] });
    }
    // The word that one hides the other counts as a third, which nobody meant to hide.
    const hideIt: WordChange = { is: 'hide', keys: ['home'] };
    expect(shownWith(decide(merge, hideIt))).toEqual(['un toit 2', 'Maison 1']);
    const back = decide(merge, hideOther, { is: 'part', keys: ['home'] }, { is: 'show', keys: ['toit'] });
    expect(back).toEqual(NO_WORD_RULES);
    expect(decide(merge, merge)).toEqual(decide(merge));
  });

  it('are decided about up to a limit', () => {
    const full = { merged: {}, removed: Array.from({ length: WORD_RULES_MAX }, (_, n) => `word ${n}`) };
    expect([isRoomFor(full, 1), isRoomFor(NO_WORD_RULES, WORD_RULES_MAX)]).toEqual([false, true]);
    expect(rulesAfter(full, { is: 'hide', keys: ['one more'] })).toMatchObject({ ok: false });
    expect(rulesAfter(full, { is: 'hide', keys: ['word 7'] })).toEqual({ ok: true, value: full });
  });
});
