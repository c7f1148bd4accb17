'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'use-intl';
import { ConsoleLink } from '#components/console/console-link.tsx';
import { RetentionLine } from '#components/keep/retention-line.tsx';
import { useLanguage } from '#components/language/provider.tsx';
import { useLive, usePlace } from '#components/live/use-live.ts';
import { Notice } from '#components/ui/notice.tsx';
import { roomFor } from '#lib/event/programme.ts';
import { useAround } from './context.tsx';
import { EventHeader } from './event-header.tsx';
import { ManageLink } from './manage-link.tsx';
import { NowPanel } from './now-panel.tsx';
import { Removed } from './removed.tsx';
import { SessionEntry } from './session-entry.tsx';
import { Closing } from './session-state.tsx';
import { useWayOut } from './use-way-out.ts';
import { ZoneHint } from './zone-hint.tsx';

const CallLine = dynamic(
  () => import('#components/facilitation/call-line.tsx').then((file) => file.CallLine),
  {
    ssr: false,
  },
);

const Announcements = dynamic(() => import('./announcements.tsx').then((file) => file.Announcements), {
  ssr: false,
});

/** The meeting at a glance: what is on now and where I belong, then the whole day as a line of time. */
export function Programme() {
  const t = useTranslations('programme');
  const common = useTranslations('common');
  const { language } = useLanguage();
  const { connection, people } = useLive();
  const isRemoved = useWayOut();
  const { event, sessions, now, me } = useAround();
  usePlace(null);
  const myRoom = roomFor(sessions, me.person, now);
  const myRooms = sessions.flatMap((session) => roomFor([session], me.person, session.startsAt) ?? []);

  if (isRemoved) return <Removed />;
  return (
    <>
      <title>{`${t('title')} · ${event.title[language]}`}</title>
      <a
        href="#day"
        className="sr-only focus:not-sr-only focus:absolute focus:m-2 focus:rounded-md focus:bg-sheet focus:p-3"
      >
        {common('skip')}
      </a>
      <EventHeader />
      <main className="mx-auto w-full max-w-5xl space-y-8 px-4 pb-16 sm:px-6">
        <h1 className="sr-only">{t('title')}</h1>
        <RetentionLine />
        {connection === 'lost' && <Notice tone="warn">{t('notLive')}</Notice>}
        <Announcements timeZone={event.timeZone} />
        {myRooms.length > 0 && <CallLine roomIds={myRooms.map(({ id }) => id)} />}
        <NowPanel event={event} sessions={sessions} now={now} myRoom={myRoom} />
        <section aria-labelledby="day">
          <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6">
            <h2 id="day" tabIndex={-1} className="text-xl">
              {t('theDay')}
            </h2>
            <p className="text-sm text-soft">
              {connection === 'live' && t('present', { count: people.length })}
            </p>
            <div className="basis-full empty:hidden">
              <ZoneHint timeZone={event.timeZone} now={now} />
              <Closing person={me.person} />
            </div>
            <div className="mt-3 flex basis-full flex-wrap gap-2 empty:hidden">
              <ConsoleLink sessionId={null} />
              <ManageLink />
            </div>
          </div>
          <ol>
            {sessions.map((session) => (
              <SessionEntry
                key={session.id}
                event={event}
                session={session}
                now={now}
                me={me.person}
                myRoomId={myRoom?.id ?? null}
              />
            ))}
          </ol>
        </section>
      </main>
    </>
  );
}
