'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import type { Session } from '#lib/event/event.ts';
import { nowAndNext, roomFor } from '#lib/event/programme.ts';
import { clockTime } from '#lib/language/locale.ts';
import { useAround } from './context.tsx';

/**
 * One line for the top of every other screen: what is on now and what comes next by the server's clock, and, for
 * somebody who is elsewhere, the way to their own room. `roomId`: the room that is open, if any.
 */
export function NowBar({ roomId }: { roomId: string | null }) {
  const t = useTranslations('programme');
  const { language } = useLanguage();
  const { event, sessions, now, me } = useAround();
  const around = nowAndNext(sessions, now);
  const myRoom = roomFor(sessions, me.person, now);
  const mine = (list: readonly Session[]) => list.find((s) => s.id === myRoom?.sessionId) ?? list[0];
  const current = mine(around.now);
  const next = mine(around.next);
  // The open room says its own session and time already.
  const isHere = current?.rooms.some((room) => room.id === roomId);
  const b = (text: ReactNode) => <span className="font-medium text-ink">{text}</span>;
  const time = (at: number) => clockTime(at, language, event.timeZone);
  return (
    <div className="flex items-center gap-x-4 text-sm text-soft max-sm:justify-between sm:flex-wrap">
      {current && !isHere && (
        <p className="min-w-0">
          {t.rich('nowLine', { b, title: current.title[language], time: time(current.endsAt) })}
        </p>
      )}
      {next && (
        // On a phone there is room for one of the two.
        <p className={`min-w-0 ${current && !isHere ? 'max-sm:hidden' : ''}`}>
          {t.rich('nextLine', { b, title: next.title[language], time: time(next.startsAt) })}
        </p>
      )}
      {!current && !next && <p>{t('over')}</p>}
      {myRoom && myRoom.id !== roomId && (
        <Link
          href={`/room/${myRoom.id}`}
          prefetch={false}
          className="inline-flex min-h-11 items-center font-medium"
        >
          {t('goToMyRoom')}
        </Link>
      )}
    </div>
  );
}
