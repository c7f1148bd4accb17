'use client';

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { IntlProvider } from 'use-intl';
import { loadMessages, type Messages } from '#lib/language/catalogue.ts';
import { directionOf, type Language } from '#lib/language/language.ts';
import { localeOf } from '#lib/language/locale.ts';

/** Those of managing, console and projector come with their pages; after a change of language they are here too. */
type MostMessages = Omit<Messages, 'manage' | 'console' | 'projector'>;

interface Choice {
  language: Language;
  /**
   * Changes the language of the page in place: nothing is reloaded, no connection is touched, what was typed stays.
   * Rejects when the texts cannot be fetched now; then everything stays as it was.
   */
  choose: (language: Language) => Promise<void>;
}

const LanguageContext = createContext<Choice | null>(null);

const YEAR_SECONDS = 365 * 24 * 3600;

function remember(language: Language): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari of some years ago.
  document.cookie = `language=${language}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
}

/** Gives every component below the texts of one language. The first language and its texts come with the page. */
export function LanguageProvider({
  language,
  messages,
  children,
}: {
  language: Language;
  messages: MostMessages;
  children: ReactNode;
}) {
  const [shown, setShown] = useState<{ language: Language; messages: MostMessages }>({
    language,
    messages,
  });

  const choose = useCallback(async (wanted: Language) => {
    const texts = await loadMessages(wanted);
    remember(wanted);
    setShown({ language: wanted, messages: texts });
  }, []);

  useEffect(() => {
    document.documentElement.lang = shown.language;
    document.documentElement.dir = directionOf(shown.language);
  }, [shown.language]);

  const choice = useMemo(() => ({ language: shown.language, choose }), [shown.language, choose]);
  return (
    <LanguageContext value={choice}>
      {/* The texts hold no dates of their own (those are in lib/language/locale.ts), so the zone does not matter. */}
      <IntlProvider locale={localeOf(shown.language)} messages={shown.messages} timeZone="UTC">
        {children}
      </IntlProvider>
    </LanguageContext>
  );
}

/**
 * Everything below in another language than the page, with texts that are at hand; the language of the page and what
 * the browser remembers of it stay.
 */
export function InLanguage({
  language,
  messages,
  children,
}: {
  language: Language;
  messages: Partial<Messages>;
  children: ReactNode;
}) {
  const { choose } = useLanguage();
  const choice = useMemo(() => ({ language, choose }), [language, choose]);
  return (
    <LanguageContext value={choice}>
      <IntlProvider locale={localeOf(language)} messages={messages} timeZone="UTC">
        {children}
      </IntlProvider>
    </LanguageContext>
  );
}

/** The reader's language, and how to change it. */
export function useLanguage(): Choice {
  const choice = useContext(LanguageContext);
  if (choice === null) throw new Error('useLanguage outside of LanguageProvider');
  return choice;
}
