'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { usePresence } from '#components/live/use-live.ts';
import { useAround } from '#components/programme/context.tsx';
import { EventHeader } from '#components/programme/event-header.tsx';
import { ForwardIcon } from '#components/ui/icon.tsx';
import { nowAndNext } from '#lib/event/programme.ts';
import { clockTime } from '#lib/language/locale.ts';
import { peopleIn } from '#lib/people/asked.ts';
import { sessionsWhere } from '#lib/people/permission.ts';

/** The sessions that one runs, what is on now first: the console of one of them. */
export function ChooseSession() {
  const t = useTranslations('console');
  const programme = useTranslations('programme');
  const { language } = useLanguage();
  const { event, sessions: all, now, me } = useAround();
  const sessions = sessionsWhere(me.person, 'poll:decide', all);
  const people = usePresence();
  const on = new Set(nowAndNext(sessions, now).now.map(({ id }) => id));
  const time = (at: number) => clockTime(at, language, event.timeZone);
  return (
    <>
      <EventHeader />
      <main className="mx-auto w-full max-w-3xl px-4 pb-16 sm:px-6">
        <h1 className="mb-4 text-xl">{t('chooseSession')}</h1>
        {sessions.length === 0 && <p className="text-soft">{t('noSession')}</p>}
        <ol className="grid gap-2">
          {[...sessions]
            .sort((a, b) => Number(on.has(b.id)) - Number(on.has(a.id)))
            .map((session) => (
              <li key={session.id}>
                <Link
                  href={`/console/${session.id}`}
                  prefetch={false}
                  className="flex min-h-14 items-center gap-4 rounded-md border border-line-strong bg-sheet px-4 py-2 text-ink no-underline hover:border-accent"
                >
                  <span className="min-w-0 flex-1">
                    <span className="block font-semibold">{session.title[language]}</span>
                    <span className="numbers block text-sm text-soft">
                      {on.has(session.id) && <strong className="text-accent">{programme('now')} · </strong>}
                      {programme('range', { from: time(session.startsAt), to: time(session.endsAt) })} ·{' '}
                      {t('here', {
                        count: peopleIn(
                          people,
                          session.rooms.map(({ id }) => id),
                        ).length,
                      })}
                    </span>
                  </span>
                  <ForwardIcon />
                </Link>
              </li>
            ))}
        </ol>
      </main>
    </>
  );
}
