import { LANGUAGES, type Translated } from '#lib/language/language.ts';
import { type Given, whole } from './given.ts';
import { type Mistakes, within } from './mistake.ts';

/** Controls, line breaks, and invisible characters that turn or hide the text around them. */
const UNSHOWN =
  /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u061C]/gu;

/**
 * One line as it is kept: Unicode NFC, trimmed, what cannot be shown left out, runs of spaces made one. A no-break space,
 * as French has it before a colon, stays one.
 */
export function cleanLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\t\n\r]/g, ' ')
    .replace(UNSHOWN, '')
    .replace(/\p{Zs}+/gu, (run) => /[\u00A0\u202F]/.exec(run)?.[0] ?? ' ')
    .trim();
}

/** A text in several languages as it is kept; at least one must be given, each at most `max` characters long. */
export function readGiven(given: Given, max: number, place: string, mistakes: Mistakes): Translated {
  const clean: Given = {};
  for (const language of LANGUAGES) {
    const text = cleanLine(given[language] ?? '');
    if ([...text].length > max) mistakes.add(within(place, language), 'text-too-long', max);
    clean[language] = text;
  }
  if (LANGUAGES.every((language) => clean[language] === '')) mistakes.add(place, 'text-missing');
  return whole(clean);
}

/** One line that may be empty. */
export function readLine(text: string, max: number, place: string, mistakes: Mistakes): string {
  const line = cleanLine(text);
  if ([...line].length > max) mistakes.add(place, 'text-too-long', max);
  return line;
}
