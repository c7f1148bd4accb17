'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { LanguageMenu } from '#components/language/switch.tsx';
import { useAround } from '#components/programme/context.tsx';
import { minutesUntil } from '#components/programme/minutes.ts';
import { BackIcon } from '#components/ui/icon.tsx';
import { clockTime } from '#lib/language/locale.ts';
import { Keys } from './keys-dialog.tsx';
import { PeopleButton } from './people-button.tsx';
import { RoomsChoice } from './rooms-choice.tsx';
import { useSteered } from './steered.tsx';

/** On top of the console: which session, how long still, which rooms, and how many people are in them. */
export function ConsoleHeader() {
  const t = useTranslations('console');
  const common = useTranslations('common');
  const programme = useTranslations('programme');
  const { language } = useLanguage();
  const { event, now } = useAround();
  const { session } = useSteered();
  const time =
    now < session.startsAt
      ? programme('from', { time: clockTime(session.startsAt, language, event.timeZone) })
      : now >= session.endsAt
        ? programme('finished')
        : programme('minutesLeft', { minutes: minutesUntil(session.endsAt, now) });
  return (
    <header className="border-b border-line">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:m-2 focus:rounded-md focus:bg-sheet focus:p-3"
      >
        {common('skip')}
      </a>
      <div className="mx-auto flex w-full max-w-7xl flex-wrap items-center gap-x-2 px-1 pt-1 sm:px-3">
        <Link
          href="/event"
          prefetch={false}
          className="inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-md px-2 text-sm text-soft no-underline hover:bg-sunken hover:text-ink"
        >
          <BackIcon />
          <span className="max-sm:sr-only">{programme('backToProgramme')}</span>
        </Link>
        <div className="min-w-0 flex-1 basis-48 py-1">
          <h1 className="text-base leading-snug sm:text-lg">{session.title[language]}</h1>
          <p className="numbers text-sm text-soft">
            {session.state === 'closed' ? programme('closed') : time}
          </p>
        </div>
        <div className="flex items-center max-sm:w-full max-sm:justify-between">
          <Link
            href="/console?choose"
            prefetch={false}
            className="inline-flex min-h-11 items-center px-2 text-sm font-medium"
          >
            {t('otherSession')}
          </Link>
          <PeopleButton />
          <span className="flex items-center">
            <Keys />
            <LanguageMenu />
          </span>
        </div>
      </div>
      <div className="mx-auto w-full max-w-7xl px-3 pb-1 sm:px-5">
        <RoomsChoice />
      </div>
    </header>
  );
}
