'use client';

import type { ReactNode } from 'react';
import { IntlProvider, useLocale, useMessages } from 'use-intl';
import type { Messages } from '#lib/language/catalogue.ts';

/** Texts for the pages below alone, which the other pages do without. `texts`: in the page's first language. */
export function PageTexts({ texts, children }: { texts: Partial<Messages>; children: ReactNode }) {
  const messages: Partial<Messages> = useMessages();
  const locale = useLocale();
  return (
    // Once the language was changed in place, they are there in that language.
    <IntlProvider locale={locale} messages={{ ...texts, ...messages }} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
