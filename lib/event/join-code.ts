import { BASE32, base32, type Random } from '#lib/base32.ts';

/** The join code of the demonstration event, as people see it: the day of the meeting. */
export const DEMONSTRATION_CODE = '2803-2019';

const LENGTH = 8;

/** What may stand between the characters: spaces, dashes, dots, the Arabic stretch, invisible direction marks. */
const SEPARATORS = /[\s\p{Pd}\p{Cf}\u2212\u0640._·,]/gu;

/** What is read as another character: Crockford's look-alikes, and Cyrillic letters that look like Latin ones. */
const READ_AS: Record<string, string> = {
  O: '0',
  I: '1',
  L: '1',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: '0',
  Р: 'P',
  С: 'C',
  Т: 'T',
  Х: 'X',
};

/** A new join code, normalised: 8 characters, 40 bits of the chance handed in. */
export function newJoinCode(random: Random): string {
  return base32(random(5));
}

/**
 * The code that somebody meant, as 8 upper-case characters of base32, or null when it cannot be one. Forgives case,
 * spaces and dashes, O for 0, I and L for 1, Arabic-Indic and Persian digits, full-width and Cyrillic look-alikes.
 */
export function normaliseJoinCode(typed: string): string | null {
  const code = lettersOf(typed)
    .map((letter) => READ_AS[letter] ?? westernDigit(letter))
    .join('');
  return code.length === LENGTH && [...code].every((letter) => BASE32.includes(letter)) ? code : null;
}

/** How many characters somebody typed, without what only separates them. */
export function joinCodeLength(typed: string): number {
  return lettersOf(typed).length;
}

/** A normalised code as people see it: `XXXX-XXXX`. */
export function formatJoinCode(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}

function lettersOf(typed: string): string[] {
  return [...typed.normalize('NFKC').replace(SEPARATORS, '').toUpperCase()];
}

/** `٣` (Arabic-Indic) and `۳` (Persian) are `3`; anything else stays as it is. */
function westernDigit(letter: string): string {
  const point = letter.codePointAt(0) ?? 0;
  for (const zero of [0x0660, 0x06f0]) {
    if (point >= zero && point <= zero + 9) return String(point - zero);
  }
  return letter;
}
