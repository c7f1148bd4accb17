'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { send } from '#components/api.ts';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { useLive } from '#components/live/use-live.ts';
import { useAround } from '#components/programme/context.tsx';
import { Facts } from '#components/programme/facts.tsx';
import { Present } from '#components/programme/present.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import { SessionState } from '#components/programme/session-state.tsx';
import { Tiles } from '#components/programme/tiles.tsx';
import { Arrived } from '#components/ui/arrived.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { filled } from '#lib/event/given.ts';
import type { KeptSession } from '#lib/event/kept.ts';
import { clockTime } from '#lib/language/locale.ts';
import type { EditAnswer } from '#lib/wire/api.ts';
import { useManage } from './context.tsx';

/** One session of the list: when, what, where, who is in its rooms, and what can be done to it. */
export function DaySession({ session }: { session: KeptSession }) {
  const t = useTranslations('manage.day');
  const programmeTexts = useTranslations('programme');
  const { language } = useLanguage();
  const { event, me } = useAround();
  const { people } = useLive();
  const nameOf = useRoomName(event);
  const rooms = session.rooms.filter(({ archived }) => !archived);
  const time = (at: number) => clockTime(at, language, event.timeZone);
  const title = filled(session.title)[language];
  const inRooms = people.filter(({ roomId }) => rooms.some(({ id }) => id === roomId));
  return (
    <li className="rounded-lg border border-line bg-sheet px-4 py-4 shadow-sheet sm:grid sm:grid-cols-[4.5rem_minmax(0,1fr)] sm:gap-x-4 sm:px-5">
      <p className="leading-snug text-soft max-sm:mb-1">
        <time className="font-semibold text-ink" dateTime={new Date(session.startsAt).toISOString()}>
          {time(session.startsAt)}
        </time>
        <span className="sm:hidden"> – </span>
        <time className="sm:block sm:text-sm" dateTime={new Date(session.endsAt).toISOString()}>
          {time(session.endsAt)}
        </time>
      </p>
      <div className="min-w-0">
        <p className="text-sm text-soft">
          <Facts
            facts={[
              programmeTexts(`kind.${session.kind}`),
              session.place,
              session.state === 'closed' ? programmeTexts('closed') : '',
            ]}
          />
        </p>
        <h3 className="text-lg leading-snug">{title}</h3>
        <ul aria-label={t('roomsOf', { title })} className="mt-2 flex flex-wrap gap-x-5 gap-y-1.5 text-sm">
          {rooms.map((room) => (
            <li key={room.id} className="inline-flex flex-wrap items-center gap-2">
              <Tiles event={event} room={room} size="sm" />
              <span>{nameOf(room)}</span>
              <Present event={event} people={people.filter(({ roomId }) => roomId === room.id)} />
            </li>
          ))}
        </ul>
        {inRooms.length > 0 && (
          <p className="mt-2 text-sm text-soft">{t('inRooms', { count: inRooms.length })}</p>
        )}
        <div className="mt-3 flex flex-wrap items-start gap-2">
          <LinkButton
            href={`/manage/session/${session.id}`}
            prefetch={false}
            aria-label={t('changeOf', { title })}
            className="text-sm"
          >
            {t('change')}
          </LinkButton>
          <SessionState session={session} person={me.person} />
          <TakeOut session={session} title={title} people={inRooms.length} />
        </div>
      </div>
    </li>
  );
}

/** Takes the session out of the programme: at once while nobody wrote there, else once it is closed and meant. */
function TakeOut({ session, title, people }: { session: KeptSession; title: string; people: number }) {
  const t = useTranslations('manage.day');
  const common = useTranslations('common');
  const sentence = useProblemSentence();
  const { again, tell } = useManage();
  const [asks, setAsks] = useState(false);
  const [problem, setProblem] = useState<Refusal | null>(null);
  const written = session.rooms.some((room) => room.written);

  const takeOut = async (confirmed: boolean) => {
    const answer = await send<EditAnswer>('POST', `/api/sessions/${session.id}/archive`, {
      version: session.version,
      confirmed,
    });
    again();
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setAsks(false);
    tell({
      sentence: t('isOut', { title }),
      undo: async () => {
        const back = await send('POST', `/api/sessions/${session.id}/restore`);
        again();
        return back.ok ? null : back.error;
      },
    });
  };

  if (asks) {
    return (
      <Arrived className="basis-full">
        <Notice
          tone="warn"
          action={
            <span className="flex flex-wrap gap-2">
              <Button onClick={() => takeOut(true)} className="text-sm">
                {t('takeOutNow')}
              </Button>
              <Button onClick={() => setAsks(false)} className="text-sm">
                {common('cancel')}
              </Button>
            </span>
          }
        >
          {t('takeOutWhat', { count: people })} {problem && sentence(problem)}
        </Notice>
      </Arrived>
    );
  }
  return (
    <div className="min-w-0">
      <Button
        onClick={() => (written || people > 0 ? setAsks(true) : takeOut(false))}
        disabledBecause={written && session.state === 'open' ? t('takeOutOpen') : undefined}
        aria-label={t('takeOutOf', { title })}
        className="text-sm"
      >
        {t('takeOut')}
      </Button>
      <p aria-live="polite" className="text-sm text-trouble empty:hidden">
        {problem && sentence(problem)}
      </p>
    </div>
  );
}
