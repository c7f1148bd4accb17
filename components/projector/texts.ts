import { loadMessages, type Messages } from '#lib/language/catalogue.ts';
import { LANGUAGES, type Language } from '#lib/language/language.ts';

/** All that a projector says, in every language: it may stand for days, and fetches nothing more. */
export type ProjectorTexts = Record<
  Language,
  Pick<Messages, 'projector' | 'programme' | 'common' | 'poll' | 'facilitation'>
>;

export async function readProjectorTexts(): Promise<ProjectorTexts> {
  const texts = LANGUAGES.map(async (language) => {
    const { projector, programme, common, poll, facilitation } = await loadMessages(language);
    return [language, { projector, programme, common, poll, facilitation }] as const;
  });
  return Object.fromEntries(await Promise.all(texts)) as ProjectorTexts;
}
