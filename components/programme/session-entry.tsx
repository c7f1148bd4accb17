'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import type { Event, Session } from '#lib/event/event.ts';
import { clockTime } from '#lib/language/locale.ts';
import type { Person } from '#lib/people/person.ts';
import { Facts } from './facts.tsx';
import { RoomLink } from './room-link.tsx';
import { SessionState } from './session-state.tsx';

/** One session on the line of the day: when, what, where, its rooms, and in words whether it is over or closed. */
export function SessionEntry({
  event,
  session,
  now,
  me,
  myRoomId,
}: {
  event: Event;
  session: Session;
  /** The server's clock, milliseconds since 1970. */
  now: number;
  me: Person;
  myRoomId: string | null;
}) {
  const t = useTranslations('programme');
  const { language } = useLanguage();
  const from = clockTime(session.startsAt, language, event.timeZone);
  const to = clockTime(session.endsAt, language, event.timeZone);
  const on = session.startsAt <= now && now < session.endsAt;
  const past = session.endsAt <= now;
  const state = [on ? t('now') : past ? t('finished') : '', session.state === 'closed' ? t('closed') : ''];
  return (
    <li className="grid grid-cols-[3.25rem_minmax(0,1fr)] gap-x-3 sm:grid-cols-[4.5rem_minmax(0,1fr)] sm:gap-x-5">
      <p className={`pt-0.5 text-end leading-snug ${on ? 'font-semibold text-accent' : 'text-soft'}`}>
        <span className="sr-only">{t('range', { from, to })}</span>
        <span aria-hidden="true">
          <time className="block" dateTime={new Date(session.startsAt).toISOString()}>
            {from}
          </time>
          <time className="block text-sm text-soft" dateTime={new Date(session.endsAt).toISOString()}>
            {to}
          </time>
        </span>
      </p>
      <div
        className={`relative border-s-2 ps-5 pb-9 sm:ps-7 ${on ? 'border-accent' : 'border-line'}`}
        aria-current={on ? 'time' : undefined}
      >
        <span
          aria-hidden="true"
          className={`absolute start-0 top-2 size-3 -translate-x-[calc(50%+1px)] rounded-full border-2 rtl:translate-x-[calc(50%+1px)] ${on ? 'border-accent bg-accent' : past ? 'border-line-strong bg-line-strong' : 'border-line-strong bg-paper'}`}
        />
        <p className="text-sm text-soft">
          <Facts facts={[t(`kind.${session.kind}`), session.place, ...state]} />
        </p>
        <h3 className={`text-lg leading-snug ${past ? 'font-medium text-soft' : ''}`}>
          {session.title[language]}
        </h3>
        <ul className="mt-2.5 grid gap-2 lg:grid-cols-2">
          {session.rooms.map((room) => (
            <li key={room.id}>
              <RoomLink event={event} room={room} mine={room.id === myRoomId} />
            </li>
          ))}
        </ul>
        <div className="mt-2.5 empty:hidden">
          <SessionState session={session} person={me} />
        </div>
      </div>
    </li>
  );
}
