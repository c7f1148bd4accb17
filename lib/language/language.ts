/** The languages of the interface. What people write may be in any language. */
export const LANGUAGES = ['fr', 'nl', 'en', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language by its own name, as shown in the switch. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  fr: 'Français',
  nl: 'Nederlands',
  en: 'English',
  ar: 'العربية',
};

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language);
}

/** Writing direction of the interface in a language. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** A text that the organisers give in every language of the interface, such as a session's title. */
export type Translated = Record<Language, string>;

/**
 * The first language of an `Accept-Language` header that the interface has, else French, the language of the
 * house. Quality values are obeyed; regions are ignored (`fr-BE` is French).
 */
export function languageOfHeader(header: string | undefined): Language {
  const wishes = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find((q) => q !== undefined);
      return {
        language: tag.toLowerCase().split('-')[0],
        quality: quality === undefined ? 1 : Number(quality),
      };
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wishes.map((wish) => wish.language).find(isLanguage) ?? 'fr';
}
