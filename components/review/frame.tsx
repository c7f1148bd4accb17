'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RetentionLine } from '#components/keep/retention-line.tsx';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { usePlace } from '#components/live/use-live.ts';
import { useAround } from '#components/programme/context.tsx';
import { EventHeader } from '#components/programme/event-header.tsx';
import { Removed } from '#components/programme/removed.tsx';
import { useWayOut } from '#components/programme/use-way-out.ts';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { ExportButton } from './export-button.tsx';
import { ImportButton } from './import-button.tsx';
import { SearchBox } from './search-box.tsx';
import './review.css';

const PARTS = [
  { id: 'day', href: '/review' },
  { id: 'matrix', href: '/review/matrix' },
] as const;

/** Around every page of the review: the meeting, the parts of the review, the search, the export of everything. */
export function ReviewFrame({
  title,
  part = null,
  q = '',
  onSearch,
  children,
}: {
  /** The browser tab's title, before the meeting's. */
  title: string;
  /** The part that is shown, if it is one of the two. */
  part?: (typeof PARTS)[number]['id'] | null;
  /** What was searched for. */
  q?: string;
  /** Where the page itself shows what is found; else the search has its own page. */
  onSearch?: (q: string) => void;
  children: ReactNode;
}) {
  const t = useTranslations('review');
  const common = useTranslations('common');
  const { language } = useLanguage();
  const { event } = useAround();
  usePlace(null);
  const isRemoved = useWayOut();

  if (isRemoved) return <Removed />;
  return (
    <>
      <title>{`${title} · ${event.title[language]}`}</title>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:m-2 focus:rounded-md focus:bg-sheet focus:p-3"
      >
        {common('skip')}
      </a>
      <div className="review-page">
        <EventHeader wide />
        <div className="flex flex-wrap items-end gap-x-3 gap-y-2 border-b border-line px-4 sm:px-6">
          <nav aria-label={t('sections')} className="me-auto min-w-0">
            <ul className="flex flex-wrap gap-x-1 max-sm:-ms-2">
              {PARTS.map(({ id, href }) => (
                <li key={id}>
                  <Link
                    href={href}
                    prefetch={false}
                    aria-current={id === part ? 'page' : undefined}
                    className={`-mb-px inline-flex min-h-11 items-center border-b-2 px-2 text-sm no-underline sm:text-base ${id === part ? 'border-ink font-semibold text-ink' : 'border-transparent text-soft hover:text-ink'}`}
                  >
                    {t(`${id}.title`)}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <SearchBox q={q} {...(onSearch === undefined ? {} : { onSearch })} />
          <div className="flex flex-wrap gap-x-2 pb-2 empty:hidden">
            <ImportButton />
            <ExportButton scope={{}} what={t('export.event')} />
          </div>
        </div>
        <main id="content" tabIndex={-1} className="px-4 pt-6 pb-16 focus:outline-none sm:px-6">
          <div className="mb-6 empty:hidden">
            <RetentionLine />
          </div>
          {children}
        </main>
      </div>
    </>
  );
}

/**
 * What one must know about an answer that is old or missing, in one line in place: why, and that what is shown is
 * the last that was known.
 */
export function Trouble({
  error,
  again,
  shows,
}: {
  error: Refusal | null;
  again: () => void;
  /** Something is shown below, from before. */
  shows: boolean;
}) {
  const t = useTranslations('review');
  const sentence = useProblemSentence();
  if (error === null) return null;
  return (
    <div className="mb-4">
      <Notice tone="warn" action={<Button onClick={again}>{t('again')}</Button>}>
        {sentence(error)} {shows && t('old')}
      </Notice>
    </div>
  );
}

/** In the place of an answer that is not there yet. */
export function Reading() {
  const t = useTranslations('review');
  return (
    <p role="status" className="py-6 text-soft">
      {t('reading')}
    </p>
  );
}
