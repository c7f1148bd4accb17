'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { LanguageMenu } from '#components/language/switch.tsx';
import { Mark } from '#components/ui/mark.tsx';
import { dayInWords } from '#lib/language/locale.ts';
import { useAround } from './context.tsx';
import { MyMenu } from './my-menu.tsx';
import { OutputsLink } from './outputs-link.tsx';

/**
 * The top of the pages inside the meeting: which meeting, in which language, and who I am.
 *
 * @param wide for pages as wide as the screen
 */
export function EventHeader({ wide = false }: { wide?: boolean }) {
  const { event } = useAround();
  const t = useTranslations('programme');
  const { language } = useLanguage();
  return (
    <header
      className={`mx-auto flex w-full flex-wrap items-center gap-x-3 px-4 py-3 sm:px-6 ${wide ? '' : 'max-w-5xl'}`}
    >
      <Link href="/event" prefetch={false} aria-label={t('backToProgramme')} className="shrink-0 p-1.5">
        <Mark />
      </Link>
      <div className="min-w-0 flex-1 leading-tight">
        <p className="hyphens-auto text-sm font-semibold text-balance sm:text-base">
          {event.title[language]}
        </p>
        <p className="text-sm text-soft max-sm:hidden">
          <time dateTime={event.date}>{dayInWords(event.date, language)}</time>
        </p>
      </div>
      {!wide && <OutputsLink />}
      <div className="flex shrink-0 items-center">
        <LanguageMenu />
        <MyMenu />
      </div>
    </header>
  );
}
