'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { usePresence } from '#components/live/use-live.ts';
import { LinkButton } from '#components/ui/button.tsx';
import { ForwardIcon } from '#components/ui/icon.tsx';
import type { Event, Room, Session } from '#lib/event/event.ts';
import { nowAndNext } from '#lib/event/programme.ts';
import { clockTime } from '#lib/language/locale.ts';
import { Facts } from './facts.tsx';
import { minutesUntil } from './minutes.ts';
import { Present } from './present.tsx';
import { useRoomName } from './room-name.ts';
import { Tiles } from './tiles.tsx';

const PollCall = dynamic(() => import('#components/poll/poll-call.tsx').then((file) => file.PollCall), {
  ssr: false,
});

/** The first thing on the programme: what is on, where my room is, and one button to it. */
export function NowPanel({
  event,
  sessions,
  now,
  myRoom,
}: {
  event: Event;
  sessions: readonly Session[];
  /** The server's clock, milliseconds since 1970. */
  now: number;
  myRoom: Room | null;
}) {
  const t = useTranslations('programme');
  const around = nowAndNext(sessions, now);
  const session = sessions.find((each) => each.id === myRoom?.sessionId) ?? around.now[0] ?? around.next[0];
  const on = around.now.length > 0;
  const heading = on ? t('now') : around.next.length > 0 ? t('next') : t('over');
  return (
    <section aria-labelledby="now" className="rounded-lg border border-line bg-sheet p-5 shadow-sheet sm:p-8">
      <h2 id="now" className="text-sm font-medium text-soft">
        {heading}
      </h2>
      {session && <Headline event={event} session={session} now={now} />}
      {myRoom && <PollCall roomId={myRoom.id} />}
      {myRoom ? <MyRoom event={event} room={myRoom} /> : session && <p className="mt-4">{t('chooseRoom')}</p>}
      {on && around.next[0] && (
        <p className="mt-5 border-t border-line pt-3 text-sm text-soft">
          <NextLine event={event} session={around.next[0]} />
        </p>
      )}
    </section>
  );
}

function Headline({ event, session, now }: { event: Event; session: Session; now: number }) {
  const t = useTranslations('programme');
  const { language } = useLanguage();
  const time = (at: number) => clockTime(at, language, event.timeZone);
  const when =
    now < session.startsAt
      ? [t('from', { time: time(session.startsAt) }), soon(session.startsAt, now, 'minutesToGo')]
      : now < session.endsAt
        ? [t('until', { time: time(session.endsAt) }), soon(session.endsAt, now, 'minutesLeft')]
        : [t('finished')];
  function soon(at: number, from: number, key: 'minutesToGo' | 'minutesLeft'): string {
    const minutes = minutesUntil(at, from);
    return minutes <= 90 ? t(key, { minutes }) : '';
  }
  return (
    <>
      <p className="mt-1 text-2xl font-semibold text-balance sm:text-3xl">{session.title[language]}</p>
      <p className="mt-2 text-soft">
        <span className="numbers">
          <Facts facts={[...when, session.place, session.state === 'closed' ? t('closed') : '']} />
        </span>
      </p>
    </>
  );
}

function MyRoom({ event, room }: { event: Event; room: Room }) {
  const t = useTranslations('programme');
  const name = useRoomName(event)(room);
  const people = usePresence(room.id);
  return (
    <div className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-4">
      <div className="flex min-w-0 flex-1 basis-56 items-center gap-3">
        <Tiles event={event} room={room} size="lg" />
        <p className="min-w-0 leading-snug">
          <span className="block text-sm text-soft">{t('myRoom')}</span>
          <span className="block text-lg font-medium">{name}</span>
          <Present event={event} people={people} />
        </p>
      </div>
      <LinkButton
        kind="primary"
        href={`/room/${room.id}`}
        prefetch={false}
        className="min-h-13 w-full px-6 sm:w-auto"
      >
        {t('goToMyRoom')}
        <ForwardIcon />
      </LinkButton>
    </div>
  );
}

function NextLine({ event, session }: { event: Event; session: Session }) {
  const t = useTranslations('programme');
  const { language } = useLanguage();
  return (
    <>
      {t.rich('nextLong', {
        time: clockTime(session.startsAt, language, event.timeZone),
        session: () => <span className="text-ink">{session.title[language]}</span>,
      })}
    </>
  );
}
