import { parse } from 'hono/utils/cookie';
import { createTranslator } from 'use-intl/core';
import type { Mistake } from '#lib/event/mistake.ts';
import { isLanguage, type Language, languageOfHeader } from '#lib/language/language.ts';
import { errors as ar } from '#lib/language/messages/ar/errors.ts';
import { mistakes as mistakesAr } from '#lib/language/messages/ar/mistakes.ts';
import { errors as en } from '#lib/language/messages/en/errors.ts';
import { mistakes as mistakesEn } from '#lib/language/messages/en/mistakes.ts';
import { errors as fr } from '#lib/language/messages/fr/errors.ts';
import { mistakes as mistakesFr } from '#lib/language/messages/fr/mistakes.ts';
import { errors as nl } from '#lib/language/messages/nl/errors.ts';
import { mistakes as mistakesNl } from '#lib/language/messages/nl/mistakes.ts';
import { NAME_MAX } from '#lib/people/person.ts';
import type { ErrorCode } from './refused.ts';

const MESSAGES: Record<Language, typeof en> = { fr, nl, en, ar };
const MISTAKES: Record<Language, typeof mistakesEn> = {
  fr: mistakesFr,
  nl: mistakesNl,
  en: mistakesEn,
  ar: mistakesAr,
};

/** The language of a request: what the person chose, else what their browser asks for. */
export function languageOf(cookieHeader: string | undefined, acceptLanguage: string | undefined): Language {
  const chosen = parse(cookieHeader ?? '').language;
  return isLanguage(chosen) ? chosen : languageOfHeader(acceptLanguage);
}

/** The sentence for people that goes with an error's code. */
export function sentenceOf(code: ErrorCode, language: Language, seconds = 0): string {
  const translate = createTranslator({ locale: language, messages: MESSAGES[language] });
  return translate(code, { max: NAME_MAX, seconds });
}

/** Each mistake with its sentence for people. */
export function withSentences(
  mistakes: readonly Mistake[],
  language: Language,
): (Mistake & { message: string })[] {
  const translate = createTranslator({ locale: language, messages: MISTAKES[language] });
  return mistakes.map((mistake) => ({
    ...mistake,
    message: translate(mistake.code, { detail: mistake.detail ?? '' }),
  }));
}
