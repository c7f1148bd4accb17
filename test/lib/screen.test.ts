import { describe, expect, it } from 'vitest';
import type { Language } from '#lib/language/language.ts';
import { nextLanguage, nextSecond, nextTheme, readChoices } from '#lib/screen/choices.ts';
import { actOfKey, keyShown, SCREEN_KEYS } from '#lib/screen/keys.ts';
import {
  beside,
  pictureOf,
  pictures,
  RESULT_STAYS_MS,
  type Showable,
  type Shown,
} from '#lib/screen/shown.ts';

describe('the keys of the projector', () => {
  it('do what the list of keys says, also in capitals', () => {
    for (const [act, keys] of Object.entries(SCREEN_KEYS)) {
      for (const key of keys) expect(actOfKey({ key }, 'ltr')).toBe(act);
      for (const key of keys.filter((each) => each.length === 1))
        expect(actOfKey({ key: key.toUpperCase() }, 'ltr')).toBe(act);
    }
    expect(keyShown('fullScreen', 'ltr')).toBe('F');
  });

  it('go on to the left where one reads from right to left, and a presenter’s keys go on everywhere', () => {
    expect(actOfKey({ key: 'ArrowLeft' }, 'rtl')).toBe('next');
    expect(actOfKey({ key: 'ArrowLeft' }, 'ltr')).toBe('previous');
    expect(keyShown('next', 'rtl')).toBe('←');
    for (const direction of ['ltr', 'rtl'] as const) {
      expect(actOfKey({ key: 'PageDown' }, direction)).toBe('next');
      expect(actOfKey({ key: 'f' }, direction)).toBe('fullScreen');
    }
  });

  it('leave alone what is meant for the browser, and keys that mean nothing', () => {
    expect(actOfKey({ key: 'f', ctrlKey: true }, 'ltr')).toBeNull();
    expect(actOfKey({ key: 'l', metaKey: true }, 'ltr')).toBeNull();
    expect(actOfKey({ key: 'd', altKey: true }, 'ltr')).toBeNull();
    expect(actOfKey({ key: 'x' }, 'ltr')).toBeNull();
  });

  it('are one for each act', () => {
    const keys = Object.values(SCREEN_KEYS).flat();
    expect(new Set(keys).size).toBe(keys.length);
  });
});

const NOW = 1_553_760_000_000;
const round = (id: string, closesAt: number | null) => ({
  round: { id, pollId: id, number: 1, roomIds: ['r'], openedAt: NOW, closesAt, revealed: false, version: 1 },
});
const laid = (id: string, openedAt: number, closesAt: number) => ({ id, openedAt, closesAt });
const nothing: Showable = { rounds: [], dots: [], questionId: null, timer: false };
const by = (what: Partial<Showable>, shown: Shown = { is: 'automatic' }, now = NOW) =>
  pictureOf(shown, { ...nothing, ...what }, now);

describe('what the projector shows by itself', () => {
  const open = round('open', null);
  const closed = round('closed', NOW);

  it('is the welcome while nothing is on', () => {
    expect(by({})).toEqual({ is: 'welcome' });
  });

  it('is the newest open round before all else, then the question on the screen, the last result, the timer', () => {
    const rounds = [round('newest', NOW + 1), open, closed];
    expect(by({ rounds, questionId: 'q', timer: true })).toEqual({ is: 'round', id: 'newest' });
    expect(by({ rounds: [closed], questionId: 'q', timer: true })).toEqual({ is: 'question', id: 'q' });
    expect(by({ rounds: [closed], timer: true })).toEqual({ is: 'round', id: 'closed' });
    expect(by({ timer: true })).toEqual({ is: 'timer' });
  });

  it('is what was closed last for five minutes, and then no more', () => {
    const rounds = [round('newer', NOW - 60_000), closed];
    expect(by({ rounds })).toEqual({ is: 'round', id: 'closed' });
    expect(by({ rounds }, { is: 'automatic' }, NOW + RESULT_STAYS_MS - 1)).toEqual({
      is: 'round',
      id: 'closed',
    });
    expect(by({ rounds }, { is: 'automatic' }, NOW + RESULT_STAYS_MS)).toEqual({ is: 'welcome' });
    // Of dots, too.
    const dots = [laid('dots', NOW - 9e5, NOW + 1)];
    expect(by({ rounds, dots })).toEqual({ is: 'dots', id: 'dots' });
    expect(by({ rounds: [open], dots })).toEqual({ is: 'round', id: 'open' });
  });
});

describe('what the projector was told to show', () => {
  const what: Showable = {
    rounds: [round('b', null), round('a', NOW - 9e9)],
    dots: [laid('late', NOW + 9, NOW + 99), laid('early', NOW - 9e9, NOW - 8e9)],
    questionId: 'q',
    timer: true,
  };

  it('stands there, whatever else is on', () => {
    const told: Shown[] = [
      { is: 'welcome' },
      { is: 'round', id: 'a' },
      { is: 'question', id: 'q' },
      { is: 'dots', id: 'early' },
      { is: 'timer' },
    ];
    for (const shown of told) expect(by(what, shown)).toEqual(shown);
  });

  it('gives way when it is no more', () => {
    const gone: Shown[] = [
      { is: 'round', id: 'gone' },
      { is: 'question', id: 'other' },
      { is: 'dots', id: 'not settled' },
    ];
    for (const shown of gone) expect(by(what, shown)).toEqual({ is: 'round', id: 'b' });
    expect(by({ timer: false }, { is: 'timer' })).toEqual({ is: 'welcome' });
  });

  it('is gone through with the arrows, from what came first to the newest, and stays at the ends', () => {
    const order = pictures(what).map((each) => ('id' in each ? each.id : each.is));
    expect(order).toEqual(['welcome', 'timer', 'q', 'early', 'a', 'b', 'late']);
    expect(beside({ is: 'question', id: 'q' }, what, 1)).toEqual({ is: 'dots', id: 'early' });
    expect(beside({ is: 'question', id: 'q' }, what, -1)).toEqual({ is: 'timer' });
    expect(beside({ is: 'dots', id: 'late' }, what, 1)).toEqual({ is: 'dots', id: 'late' });
    expect(beside({ is: 'welcome' }, what, -1)).toEqual({ is: 'welcome' });
  });
});

describe('what a projector remembers', () => {
  const offered: Language[] = ['fr', 'nl', 'ar'];
  const fresh = readChoices(null, offered, 'en');

  it('begins in the language of the browser or the first of the meeting, and with the light of the device', () => {
    expect(fresh).toEqual({ languages: ['fr'], theme: 'device' });
    expect(readChoices(null, offered, 'ar').languages).toEqual(['ar']);
    expect(readChoices(null, [], 'nl').languages).toEqual(['nl']);
  });

  it('is read back as it was, and what makes no sense is left out', () => {
    const choices = { languages: ['ar', 'nl'], theme: 'dark' } as const;
    expect(readChoices(JSON.stringify(choices), offered, 'en')).toEqual(choices);
    expect(readChoices('{"languages":["xx","ar","ar"],"theme":"pink"}', offered, 'en')).toEqual({
      languages: ['ar'],
      theme: 'device',
    });
    expect(readChoices('[broken', offered, 'en')).toEqual(fresh);
    expect(readChoices('null', offered, 'en')).toEqual(fresh);
  });

  it('goes round the languages of the meeting, with a second one or without', () => {
    const second = nextSecond(fresh, offered);
    expect(second.languages).toEqual(['fr', 'nl']);
    expect(nextSecond(second, offered).languages).toEqual(['fr', 'ar']);
    expect(nextSecond(nextSecond(second, offered), offered).languages).toEqual(['fr']);
    expect(nextLanguage(second, offered).languages).toEqual(['nl']);
    expect(nextLanguage(nextSecond(second, offered), offered).languages).toEqual(['nl', 'ar']);
    expect(nextLanguage({ ...fresh, languages: ['ar'] }, offered).languages).toEqual(['fr']);
    // A meeting whose languages changed since.
    expect(nextLanguage({ ...fresh, languages: ['en'] }, offered).languages).toEqual(['fr']);
  });

  it('goes from the light of the device to light, to dark, and back', () => {
    const seen = [
      fresh,
      nextTheme(fresh),
      nextTheme(nextTheme(fresh)),
      nextTheme(nextTheme(nextTheme(fresh))),
    ];
    expect(seen.map(({ theme }) => theme)).toEqual(['device', 'light', 'dark', 'device']);
  });
});
