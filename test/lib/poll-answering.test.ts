import { describe, expect, it } from 'vitest';
import { readIn } from '#lib/event/given.ts';
import {
  ballotState,
  choiceInWords,
  chosenLast,
  howMany,
  isSameChoice,
  lackOf,
  moved,
  toggled,
} from '#lib/poll/answering.ts';
import { chosen, NO_BALLOT, wasCounted, wasRefused } from '#lib/poll/unsent.ts';

describe('one’s ballot', () => {
  it('says whether it is on its way, will be sent, is counted or was refused, and keeps what was chosen', () => {
    const sending = chosen(NO_BALLOT, ['a'], 'r1');
    expect([ballotState(NO_BALLOT, true), ballotState(sending, true), ballotState(sending, false)]).toEqual([
      'none',
      'sending',
      'waiting',
    ]);
    const counted = wasCounted(sending, 1, 'r2');
    expect(ballotState(counted, false)).toBe('counted');
    const refused = wasRefused(chosen(counted, ['b'], 'r3'), 'poll-closed');
    expect([ballotState(refused, true), chosenLast(refused)]).toEqual(['refused', ['b']]);
    const elsewhere = wasRefused(chosen(counted, ['b'], 'r3'), 'ballot-changed');
    expect(chosenLast(elsewhere)).toEqual(['a']);
    expect([chosenLast(NO_BALLOT), chosenLast(chosen(sending, ['c'], 'r4'))]).toEqual([[], ['c']]);
  });

  it('says how much is to be chosen, and what is still missing', () => {
    expect(howMany({ min: 2, max: 2 })).toEqual({ is: 'exactly', count: 2 });
    expect(howMany({ min: 1, max: 3 })).toEqual({ is: 'upTo', count: 3 });
    expect(howMany({ min: 2, max: 3 })).toEqual({ is: 'between', min: 2, max: 3 });
    const multiple = { kind: 'multiple', min: 2, max: 3 } as const;
    expect(lackOf(multiple, ['a'])).toEqual({ is: 'more', count: 1 });
    expect(lackOf(multiple, ['a', 'b', 'c', 'd'])).toEqual({ is: 'fewer', count: 1 });
    expect(lackOf(multiple, ['a', 'b'])).toBeNull();
    const words = { kind: 'words', min: 2, max: 3 } as const;
    expect(lackOf(words, [' ', ''])).toEqual({ is: 'write' });
    expect(lackOf(words, ['une', ''])).toEqual({ is: 'more', count: 1 });
    expect(lackOf(words, ['une', 'deux'])).toBeNull();
    const open = { kind: 'open', min: 1, max: 1 } as const;
    expect([lackOf(open, ['  ']), lackOf(open, ['oui'])]).toEqual([{ is: 'write' }, null]);
    const scale = { kind: 'scale', min: 0, max: 5 } as const;
    expect([lackOf(scale, []), lackOf(scale, ['0'])]).toEqual([{ is: 'more', count: 1 }, null]);
  });

  it('is put in order by taps and by steps', () => {
    const order = toggled(toggled(toggled([], 'a'), 'b'), 'c');
    expect(order).toEqual(['a', 'b', 'c']);
    expect(moved(order, 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moved(order, 'a', 1)).toEqual(['b', 'a', 'c']);
    expect([moved(order, 'a', -1), moved(order, 'c', 1), moved(order, 'x', 1)]).toEqual([
      order,
      order,
      order,
    ]);
    expect(toggled(order, 'b')).toEqual(['a', 'c']);
    expect([isSameChoice(order, ['a', 'b', 'c']), isSameChoice(order, ['a', 'c', 'b'])]).toEqual([
      true,
      false,
    ]);
  });
});

describe('what is asked', () => {
  it('is read in one’s language, else in the first in which it was given', () => {
    const given = { nl: 'Wat eerst?', ar: 'ماذا أولًا؟' };
    expect(readIn(given, 'ar')).toEqual({ text: 'ماذا أولًا؟', language: 'ar' });
    expect(readIn(given, 'fr')).toEqual({ text: 'Wat eerst?', language: 'nl' });
    expect(readIn({ fr: '' }, 'en')).toEqual({ text: '', language: 'en' });
  });

  it('a choice is read by its options, or as it was written', () => {
    const options = [{ id: 'a', text: { fr: 'le logement', ar: 'السكن' } }];
    expect(choiceInWords({ options }, ['a', 'emploi'], 'ar')).toEqual(['السكن', 'emploi']);
  });
});
