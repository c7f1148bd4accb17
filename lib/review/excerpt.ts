import { foldWithSources } from './fold.ts';

/** Characters around what was found. */
const AROUND = 200;
/** A text up to this length is shown whole. */
const WHOLE_MAX = 260;

/**
 * The words around what was found in a text, and where in them it stands: [from, to) in UTF-16 code units, in order
 * and apart. `words` are folded. Where the words lie far from each other, the place with most of them is shown.
 */
export function excerptOf(
  text: string,
  words: readonly string[],
): { excerpt: string; marks: [number, number][] } {
  const composed = text.normalize('NFC');
  const found = placesOf(composed, words);
  if (composed.length <= WHOLE_MAX) return { excerpt: composed, marks: found };
  const best = found.reduce(
    (most, [from]) => {
      const within = found.filter(([start, end]) => start >= from && end <= from + AROUND);
      return within.length > most.count ? { count: within.length, from } : most;
    },
    { count: 0, from: 0 },
  );
  const from = wordStart(composed, Math.max(0, best.from - AROUND / 4));
  const to = wordEnd(composed, Math.min(composed.length, from + AROUND));
  const before = from > 0 ? '…' : '';
  const shift = before.length - from;
  return {
    excerpt: `${before}${composed.slice(from, to)}${to < composed.length ? '…' : ''}`,
    marks: found
      .filter(([start, end]) => start >= from && end <= to)
      .map(([start, end]) => [start + shift, end + shift]),
  };
}

/** Every place of every word, overlapping ones joined. */
function placesOf(text: string, words: readonly string[]): [number, number][] {
  const { folded, sources } = foldWithSources(text);
  const places: [number, number][] = [];
  for (const word of words) {
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length)) {
      const from = sources[at]?.from;
      const to = sources[at + word.length - 1]?.to;
      if (from !== undefined && to !== undefined) places.push([from, to]);
    }
  }
  places.sort(([a], [b]) => a - b);
  const joined: [number, number][] = [];
  for (const [from, to] of places) {
    const last = joined.at(-1);
    if (last !== undefined && from < last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** The beginning of the word at a place, unless that is far. */
function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.slice(0, at + 1).search(/\s\S*$/);
  return space === -1 || at - space > 40 ? betweenCharacters(text, at) : space + 1;
}

function wordEnd(text: string, at: number): number {
  const rest = text.slice(at).search(/\s/);
  if (rest === -1) return text.length - at <= 40 ? text.length : betweenCharacters(text, at);
  return rest <= 40 ? at + rest : betweenCharacters(text, at);
}

/** The place itself, one less where it would halve a character. */
function betweenCharacters(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}
