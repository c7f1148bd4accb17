import { LANGUAGES, type Language } from '#lib/language/language.ts';

/** A heading longer than this is cut; the organisers' are a line at most. */
const TITLE_MAX = 200;

/**
 * The title of a heading of the template in the reader's language. `titles` is JSON of a Translated as it stands in
 * the document, where anybody could have written anything: what is not a text counts as absent.
 */
export function headingTitle(titles: unknown, language: Language): string {
  if (typeof titles !== 'string') return '';
  try {
    const read: unknown = JSON.parse(titles);
    if (typeof read !== 'object' || read === null) return '';
    const texts = read as Record<string, unknown>;
    const found = [language, ...LANGUAGES]
      .map((each) => texts[each])
      .find((text) => typeof text === 'string');
    return typeof found === 'string' ? found.slice(0, TITLE_MAX) : '';
  } catch {
    return '';
  }
}
