'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useAround } from '#components/programme/context.tsx';
import { Closing } from '#components/programme/session-state.tsx';
import { ZoneHint } from '#components/programme/zone-hint.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { localDay } from '#lib/event/programme.ts';
import { dayInWords } from '#lib/language/locale.ts';
import { useManage } from './context.tsx';
import { DaySession } from './day-session.tsx';
import { TakenOutSessions } from './taken-out-sessions.tsx';

/** The programme as a list to change: each session with what can be done to it, and what was taken out. */
export function ManageDay() {
  const t = useTranslations('manage.day');
  const { language } = useLanguage();
  const { me, now } = useAround();
  const { programme } = useManage();
  const { timeZone } = programme.event;
  const shown = programme.sessions.filter(({ archived }) => !archived);
  const days = [...new Set(shown.map(({ startsAt }) => localDay(startsAt, timeZone)))];
  return (
    <>
      <div className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <h1 className="text-xl">{t('heading')}</h1>
          <p className="mt-1 text-sm text-soft">{t('intro')}</p>
          <ZoneHint timeZone={timeZone} now={now} />
          <Closing person={me.person} />
        </div>
        <LinkButton kind="primary" href="/manage/session/new" prefetch={false} className="max-sm:w-full">
          {t('add')}
        </LinkButton>
      </div>
      {shown.length === 0 && <p className="text-soft">{t('empty')}</p>}
      {days.map((day) => (
        <section key={day} aria-label={dayInWords(day, language)} className="mb-8">
          <h2 className="mb-3 text-lg">{dayInWords(day, language)}</h2>
          <ol className="grid gap-3">
            {shown
              .filter(({ startsAt }) => localDay(startsAt, timeZone) === day)
              .map((session) => (
                <DaySession key={session.id} session={session} />
              ))}
          </ol>
        </section>
      ))}
      <TakenOutSessions sessions={programme.sessions.filter(({ archived }) => archived)} />
    </>
  );
}
