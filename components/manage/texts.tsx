'use client';

import type { ReactNode } from 'react';
import { IntlProvider, useLocale, useMessages } from 'use-intl';
import type { Messages } from '#lib/language/catalogue.ts';

/** The texts of managing for the pages below, which the other pages do without. `texts`: in the page's first language. */
export function ManageTexts({ texts, children }: { texts: Messages['manage']; children: ReactNode }) {
  const messages: Partial<Messages> = useMessages();
  const locale = useLocale();
  return (
    // Once the language was changed in place, they are there in that language.
    <IntlProvider locale={locale} messages={{ manage: texts, ...messages }} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
