'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { usePlace } from '#components/live/use-live.ts';
import { useAround } from '#components/programme/context.tsx';
import { Removed } from '#components/programme/removed.tsx';
import { useWayOut } from '#components/programme/use-way-out.ts';
import { mayInSome } from '#lib/people/permission.ts';
import { NotForYou } from './not-for-you.tsx';

/** Around every page of the console, for those who run sessions: its title, and the end when the pass or the right ends. */
export function ConsoleFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('console');
  const { language } = useLanguage();
  const { event, me } = useAround();
  usePlace(null);
  const isRemoved = useWayOut();
  if (isRemoved) return <Removed />;
  return (
    <>
      <title>{`${t('title')} · ${event.title[language]}`}</title>
      {mayInSome(me.person, 'poll:decide') ? children : <NotForYou />}
    </>
  );
}
