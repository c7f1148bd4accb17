/**
 * Texts made comparable for searching, in all the languages of a meeting: what a reader takes for the same word is
 * the same after folding. Case, accents, vowel signs and tatweel go; forms of alef, yeh, kaf and taa marbuta that are
 * typed for each other become one; Arabic and Persian digits become European ones; punctuation becomes a space.
 */

/** Letters that Unicode does not take apart, and what stands for them. `й` is a letter of its own, not an `и`. */
const LETTERS = new Map<string, string>([
  ['й', 'й'],
  // Palochka, which many keyboards lack and people type as a one.
  ['ӏ', '1'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ı', 'i'],
  ['ـ', ''],
  ['ء', ''],
  ['ٱ', 'ا'],
  ['ة', 'ه'],
  ['ە', 'ه'],
  ['ہ', 'ه'],
  ['ھ', 'ه'],
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ې', 'ي'],
  ['ۍ', 'ي'],
  ['ک', 'ك'],
  ['ګ', 'گ'],
]);

/** A folded text, and where in the text each of its code units comes from: [from, to) in UTF-16 code units. */
export interface Folded {
  folded: string;
  sources: { from: number; to: number }[];
}

const known = new Map<string, string>();

/** One character, folded to any number of characters; a space where it separates words. */
function foldCharacter(character: string): string {
  const found = known.get(character);
  if (found !== undefined) return found;
  const lower = character.toLowerCase();
  const parts = LETTERS.has(lower) ? [lower] : lower.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '');
  const folded = Array.from(parts, (part) => LETTERS.get(part) ?? european(part))
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, ' ');
  // As many as a day's alphabets; texts of all of Unicode are not kept in mind.
  if (known.size < 5000) known.set(character, folded);
  return folded;
}

function european(digit: string): string {
  const code = digit.charCodeAt(0);
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
  return digit;
}

/** Folds a composed (NFC) text: words separated by single spaces, with one before and one after. */
export function foldWithSources(text: string): Folded {
  let folded = ' ';
  const sources = [{ from: 0, to: 0 }];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const part = foldCharacter(character);
    // What leaves no trace, such as a vowel sign, belongs to the letter before.
    const last = sources.at(-1);
    if (part === '' && last !== undefined && folded.at(-1) !== ' ') last.to = end;
    for (const unit of part.split('')) {
      if (unit === ' ' && folded.endsWith(' ')) continue;
      folded += unit;
      sources.push({ from: at, to: end });
    }
    at = end;
  }
  if (!folded.endsWith(' ')) {
    folded += ' ';
    sources.push({ from: at, to: at });
  }
  return { folded, sources };
}

/** What is kept of a text to search in: its folded words, a space around each. */
export function fold(text: string): string {
  let folded = '';
  for (const character of text.normalize('NFC')) folded += foldCharacter(character);
  const words = folded.trim().replace(/ +/g, ' ');
  return words === '' ? ' ' : ` ${words} `;
}

/** More words than this in one search are nobody's honest question. */
const QUERY_WORDS_MAX = 12;

/** The folded words of what somebody searches for, each once. */
export function queryWords(query: string): string[] {
  const words = fold(query.slice(0, 400)).split(' ');
  return [...new Set(words.filter((word) => word !== ''))].slice(0, QUERY_WORDS_MAX);
}
