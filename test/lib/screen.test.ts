import { describe, expect, it } from 'vitest';
import type { Language } from '#lib/language/language.ts';
import { nextLanguage, nextSecond, nextTheme, readChoices } from '#lib/screen/choices.ts';
import { actOfKey, SCREEN_KEYS } from '#lib/screen/keys.ts';

describe('the keys of the projector', () => {
  it('do what the list of keys says, also in capitals', () => {
    for (const [act, key] of Object.entries(SCREEN_KEYS)) {
      expect(actOfKey({ key })).toBe(act);
      expect(actOfKey({ key: key.toUpperCase() })).toBe(act);
    }
  });

  it('leave alone what is meant for the browser, and keys that mean nothing', () => {
    expect(actOfKey({ key: 'f', ctrlKey: true })).toBeNull();
    expect(actOfKey({ key: 'l', metaKey: true })).toBeNull();
    expect(actOfKey({ key: 'd', altKey: true })).toBeNull();
    expect(actOfKey({ key: 'x' })).toBeNull();
  });

  it('are one for each act', () => {
    const keys = Object.values(SCREEN_KEYS);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('what a projector remembers', () => {
  const offered: Language[] = ['fr', 'nl', 'ar'];
  const fresh = readChoices(null, offered);

  it('begins in the first language of the meeting, and with the light of the device', () => {
    expect(fresh).toEqual({ languages: ['fr'], theme: 'device' });
    expect(readChoices(null, []).languages).toEqual(['fr']);
  });

  it('is read back as it was, and what makes no sense is left out', () => {
    const choices = { languages: ['ar', 'nl'], theme: 'dark' } as const;
    expect(readChoices(JSON.stringify(choices), offered)).toEqual(choices);
    expect(readChoices('{"languages":["xx","ar","ar"],"theme":"pink"}', offered)).toEqual({
      languages: ['ar'],
      theme: 'device',
    });
    expect(readChoices('[broken', offered)).toEqual(fresh);
    expect(readChoices('null', offered)).toEqual(fresh);
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
