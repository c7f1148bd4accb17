'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { serverNow } from '#components/live/clock.ts';

/** How long a round can still be answered, by the server's clock. Not read out each second; the last minute is told. */
export function RoundTimeLeft({ closesAt }: { closesAt: number }) {
  const t = useTranslations('poll.answer');
  const [left, setLeft] = useState(() => closesAt - serverNow());
  useEffect(() => {
    const renew = () => setLeft(closesAt - serverNow());
    renew();
    const timer = setInterval(renew, 1000);
    return () => clearInterval(timer);
  }, [closesAt]);
  const seconds = Math.max(0, Math.ceil(left / 1000));
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span role="timer" className={`numbers font-semibold ${seconds <= 60 ? 'text-warn' : 'text-ink'}`}>
      {t('timeLeft', { time })}
    </span>
  );
}
