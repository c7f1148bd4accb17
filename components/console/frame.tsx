'use client';

import { type ReactNode, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useLive, usePlace } from '#components/live/use-live.ts';
import { useAround } from '#components/programme/context.tsx';
import { goOut } from '#components/programme/go-out.ts';
import { Removed } from '#components/programme/removed.tsx';
import { mayInSome } from '#lib/people/permission.ts';
import { NotForYou } from './not-for-you.tsx';

/** Around every page of the console, for those who run sessions: its title, and the end when the pass or the right ends. */
export function ConsoleFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('console');
  const { language } = useLanguage();
  const { event, me } = useAround();
  const { passEnded } = useLive();
  usePlace(null);
  useEffect(() => {
    if (passEnded === 'ended') void goOut(me.sharedDevice);
  }, [passEnded, me.sharedDevice]);
  if (passEnded === 'removed') return <Removed />;
  return (
    <>
      <title>{`${t('title')} · ${event.title[language]}`}</title>
      {mayInSome(me.person, 'poll:decide') ? children : <NotForYou />}
    </>
  );
}
