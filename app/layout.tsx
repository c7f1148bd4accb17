import './globals.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { LanguageProvider } from '#components/language/provider.tsx';
import { readerLanguage } from '#components/language/reader.ts';
import { Polite } from '#components/ui/polite.tsx';
import { loadMessages } from '#lib/language/catalogue.ts';
import { directionOf } from '#lib/language/language.ts';

export const metadata: Metadata = { robots: { index: false, follow: false } };

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  // The keyboard of a phone makes the page smaller instead of covering what is being written.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f0e6' },
    { media: '(prefers-color-scheme: dark)', color: '#191713' },
  ],
};

export default async function Layout({ children }: { children: ReactNode }) {
  const language = await readerLanguage();
  // A third of all texts, for the few who run the meeting: they come with those pages (PageTexts).
  // Those of the projector are for the wall alone.
  const { manage: _, console: __, projector: ___, ...messages } = await loadMessages(language);
  return (
    <html lang={language} dir={directionOf(language)}>
      <body>
        <LanguageProvider language={language} messages={messages}>
          {children}
          <Polite />
        </LanguageProvider>
      </body>
    </html>
  );
}
