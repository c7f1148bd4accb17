'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ConsoleLink } from '#components/console/console-link.tsx';
import { useProblemSentence } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { useLive, usePlace } from '#components/live/use-live.ts';
import { useAround } from '#components/programme/context.tsx';
import { EventHeader } from '#components/programme/event-header.tsx';
import { Removed } from '#components/programme/removed.tsx';
import { useWayOut } from '#components/programme/use-way-out.ts';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { may } from '#lib/people/permission.ts';
import type { ProgrammeAnswer } from '#lib/wire/api.ts';
import { ManageProvider } from './context.tsx';
import { DoneBar } from './done-bar.tsx';
import { TABS } from './tabs.ts';

/** Around every page of managing: the meeting, the parts, what was just done, and what is wrong with the line. */
export function ManageFrame({
  rendered,
  children,
}: {
  rendered: ProgrammeAnswer | null;
  children: ReactNode;
}) {
  const t = useTranslations('manage');
  const common = useTranslations('common');
  const sentence = useProblemSentence();
  const { language } = useLanguage();
  const { event } = useAround();
  const { connection } = useLive();
  usePlace(null);
  const isRemoved = useWayOut();

  if (isRemoved) return <Removed />;
  return (
    <ManageProvider rendered={rendered}>
      {(programme, error, again) => (
        <>
          <title>{`${t('title')} · ${event.title[language]}`}</title>
          <a
            href="#content"
            className="sr-only focus:not-sr-only focus:absolute focus:m-2 focus:rounded-md focus:bg-sheet focus:p-3"
          >
            {common('skip')}
          </a>
          <EventHeader />
          <Tabs />
          <main
            id="content"
            tabIndex={-1}
            className="mx-auto w-full max-w-5xl px-4 pt-6 pb-16 focus:outline-none sm:px-6"
          >
            {(error !== null || connection === 'lost') && (
              <div className="mb-6">
                <Notice tone="warn" action={<Button onClick={again}>{common('tryAgain')}</Button>}>
                  {error === null ? t('notLive') : sentence(error)} {error !== null && programme && t('old')}
                </Notice>
              </div>
            )}
            {programme && children}
            {programme && <DoneBar />}
          </main>
        </>
      )}
    </ManageProvider>
  );
}

function Tabs() {
  const t = useTranslations('manage');
  const { me } = useAround();
  const path = usePathname();
  const shown = TABS.filter(({ action }) => may(me.person, action, { eventId: me.person.eventId }));
  // The longest address that the page's begins with: every page lies below the first tab's.
  const current = shown
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
  return (
    <div className="border-b border-line">
      <nav aria-label={t('sections')} className="mx-auto w-full max-w-5xl px-4 sm:px-6">
        <ul className="flex flex-wrap gap-x-1 max-sm:-ms-2">
          {shown.map(({ id, href }) => (
            <li key={id}>
              <Link
                href={href}
                prefetch={false}
                aria-current={id === current?.id ? 'page' : undefined}
                className={`-mb-px inline-flex min-h-11 items-center border-b-2 px-2 text-sm no-underline sm:text-base ${id === current?.id ? 'border-ink font-semibold text-ink' : 'border-transparent text-soft hover:text-ink'}`}
              >
                {t(`tab.${id}`)}
              </Link>
            </li>
          ))}
          <li className="sm:ms-auto">
            <ConsoleLink sessionId={null} kind="plain" />
          </li>
        </ul>
      </nav>
    </div>
  );
}
