import { LANGUAGES, type Language, type Translated } from '#lib/language/language.ts';

/**
 * A text in those languages in which the organisers gave it; where they gave none it is empty or absent. What
 * people read is `filled`.
 */
export type Given = Partial<Translated>;

/**
 * A text in every language: where one is missing, the first that was given stands in for it and says which language
 * it is, such as `Ouverture (fr)`, so that nobody takes it for a translation.
 */
export function filled(given: Given): Translated {
  const source = LANGUAGES.find((language) => hasText(given[language]));
  const standIn = source === undefined ? '' : `${given[source]} (${source})`;
  const text = (language: (typeof LANGUAGES)[number]) => given[language] || standIn;
  return { fr: text('fr'), nl: text('nl'), en: text('en'), ar: text('ar') };
}

/** What was given, with an empty text for each language that is missing: how the store keeps it. */
export function whole(given: Given): Translated {
  return { fr: given.fr ?? '', nl: given.nl ?? '', en: given.en ?? '', ar: given.ar ?? '' };
}

/** A text as a reader gets it: in their language, else in the first in which it was given. Empty where none was. */
export function readIn(given: Given, language: Language): { text: string; language: Language } {
  const found = [language, ...LANGUAGES].find((each) => hasText(given[each])) ?? language;
  return { text: given[found] ?? '', language: found };
}

function hasText(text: string | undefined): boolean {
  return text !== undefined && text !== '';
}
