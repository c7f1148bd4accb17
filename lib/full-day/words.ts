import type { Words } from './word-list.ts';
import { ar, ckb, prs, ru } from './words-east.ts';
import { en, fr, nl } from './words-west.ts';

/** Languages in which people write in the full day; more than those of the interface. */
export const WRITTEN = ['fr', 'nl', 'en', 'ar', 'ckb', 'prs', 'ru'] as const;
export type Written = (typeof WRITTEN)[number];

export const WORDS: Record<Written, Words> = { fr, nl, en, ar, ckb, prs, ru };

/** Languages that are written in a room of a country; rooms of all countries take all. */
const SPOKEN: Record<string, readonly Written[]> = {
  IQ: ['ar', 'ckb', 'en', 'fr', 'nl'],
  AF: ['prs', 'en', 'nl', 'fr'],
  CM: ['fr', 'en', 'fr', 'nl'],
  MA: ['fr', 'ar', 'nl', 'fr'],
  'RU-CE': ['ru', 'en', 'fr', 'nl'],
};

/** What somebody of a country writes; those of the Belgian network (null) write French, Dutch or English. */
export function writtenBy(country: string | null): readonly Written[] {
  return (country === null ? undefined : SPOKEN[country]) ?? ['fr', 'nl', 'fr', 'nl', 'en'];
}
