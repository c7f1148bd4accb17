'use client';

import { useTranslations } from 'use-intl';
import { useGuidance } from '#components/facilitation/guidance.ts';
import { SoundSwitch, TimerFace, useTimerSaid } from '#components/facilitation/timer-face.tsx';
import { useTimerView } from '#components/facilitation/use-timer.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { useServerNow } from '#components/live/clock.ts';
import { clockTime } from '#lib/language/locale.ts';
import { useRoom, useRoomStatus } from './room-context.tsx';

const MINUTE_MS = 60_000;

/** How long still: the facilitator's timer while there is one, else until the session ends. */
export function TimeLeft() {
  const { room } = useRoom();
  const timer = useTimerView(useGuidance(room.id).timer);
  useTimerSaid(timer);
  if (timer.is === 'none') return <SessionLeft />;
  return (
    <span className="inline-flex items-center gap-1">
      <TimerFace view={timer} />
      <SoundSwitch />
    </span>
  );
}

/** How long the session still lasts by the server's clock, in whole minutes. */
function SessionLeft() {
  const t = useTranslations('room');
  const { language } = useLanguage();
  const { session, event, now: renderedAt } = useRoom();
  const closed = useRoomStatus((status) => status.notice.reason === 'session-closed');
  const now = useServerNow(renderedAt);
  if (closed) return <span>{t('closedLabel')}</span>;
  if (now < session.startsAt) {
    return <span>{t('startsAt', { time: clockTime(session.startsAt, language, event.timeZone) })}</span>;
  }
  if (now >= session.endsAt) return <span>{t('timeOver')}</span>;
  return (
    <span className="numbers">
      {t('minutesLeft', { minutes: Math.ceil((session.endsAt - now) / MINUTE_MS) })}
    </span>
  );
}
