import { cookies, headers } from 'next/headers';
import { isLanguage, type Language, languageOfHeader } from '#lib/language/language.ts';

/** On the server: the language of who asks for a page, as they chose it, else as their browser does, else French. */
export async function readerLanguage(): Promise<Language> {
  const chosen = (await cookies()).get('language')?.value;
  return isLanguage(chosen)
    ? chosen
    : languageOfHeader((await headers()).get('accept-language') ?? undefined);
}
