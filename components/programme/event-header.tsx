'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { LanguageMenu } from '#components/language/switch.tsx';
import { Mark } from '#components/ui/mark.tsx';
import { dayInWords } from '#lib/language/locale.ts';
import { useAround } from './context.tsx';
import { MyMenu } from './my-menu.tsx';

/** The top of the pages inside the meeting: which meeting, in which language, and who I am. */
export function EventHeader() {
  const { event } = useAround();
  const t = useTranslations('programme');
  const { language } = useLanguage();
  return (
    <header className="mx-auto flex w-full max-w-5xl items-center gap-3 px-4 py-3 sm:px-6">
      <Link href="/event" prefetch={false} aria-label={t('backToProgramme')} className="shrink-0 p-1.5">
        <Mark />
      </Link>
      <div className="min-w-0 flex-1 leading-tight">
        <p className="text-sm font-semibold text-balance sm:text-base">{event.title[language]}</p>
        <p className="text-sm text-soft max-sm:hidden">
          <time dateTime={event.date}>{dayInWords(event.date, language)}</time>
        </p>
      </div>
      <div className="flex shrink-0 items-center">
        <LanguageMenu />
        <MyMenu />
      </div>
    </header>
  );
}
