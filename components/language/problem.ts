'use client';

import { useTranslations } from 'use-intl';
import { NAME_MAX } from '#lib/people/person.ts';
import type { ErrorAnswer } from '#lib/wire/api.ts';

/** A refusal as the server or a rule of the house gives it; `message` is used only for a code without a text. */
export type Refusal = Omit<ErrorAnswer['error'], 'message'> & { message?: string };

/** Turns a refusal into a sentence in the reader's language of this moment, also after the language changed. */
export function useProblemSentence(): (refusal: Refusal) => string {
  const t = useTranslations();
  return ({ code, message, retryAfterSeconds }) => {
    if (code === 'offline') return t('common.trouble.offline');
    const key = `errors.${code}` as Parameters<typeof t.has>[0];
    if (t.has(key)) return t(key, { max: NAME_MAX, seconds: retryAfterSeconds ?? 0 });
    return message || t('common.trouble.unexpected');
  };
}
