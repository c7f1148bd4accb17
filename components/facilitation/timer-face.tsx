'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { usePolite } from '#components/ui/polite.tsx';
import { clockFace, type TimerView } from '#lib/facilitation/timer.ts';
import { useBell, useMuted } from './bell.ts';
import { MutedIcon, SoundIcon, TimerIcon } from './icons.tsx';

/** What is left, as digits that do not move. */
export function TimerFace({ view, className = '' }: { view: TimerView; className?: string }) {
  const t = useTranslations('facilitation.timer');
  if (view.is === 'none') return null;
  return (
    <span
      role="timer"
      aria-label={t('label')}
      data-timer={view.is}
      className={`inline-flex items-center gap-1.5 font-semibold text-ink ${className}`}
    >
      <TimerIcon />
      {view.is === 'over' ? (
        t('over')
      ) : (
        <bdi dir="ltr" className="numbers">
          {clockFace(view.seconds)}
        </bdi>
      )}
      {view.is === 'paused' && <span className="font-normal text-soft">{t('paused')}</span>}
    </span>
  );
}

/** Whether one hears the end of the time, on this device. */
export function SoundSwitch() {
  const t = useTranslations('facilitation.timer');
  const [muted, setMuted] = useMuted();
  return (
    <button
      type="button"
      aria-pressed={!muted}
      aria-label={t('sound')}
      title={t(muted ? 'soundOff' : 'soundOn')}
      onClick={() => setMuted(!muted)}
      className="-my-3 inline-flex size-11 items-center justify-center rounded-md text-soft hover:bg-sunken hover:text-ink"
    >
      {muted ? <MutedIcon /> : <SoundIcon />}
    </button>
  );
}

const MINUTE_S = 60;
/** A page that was not looked at may notice later; then less is left than what would be said. */
const LATE_S = 55;
/** Who comes later than this after the end does not hear the bell any more. */
const BELL_WITHIN_MS = 3_000;

/** Says once that a minute is left and that the time is up, and rings then. */
export function useTimerSaid(view: TimerView): void {
  const t = useTranslations('facilitation.timer');
  const say = usePolite();
  const bell = useBell();
  const before = useRef<TimerView>({ is: 'none' });
  useEffect(() => {
    const was = before.current;
    before.current = view;
    if (was.is !== 'running') return;
    const isPassed = view.is === 'running' && was.seconds > MINUTE_S && view.seconds <= MINUTE_S;
    if (isPassed && view.seconds > LATE_S) say(t('minuteLeft'));
    if (view.is === 'over') {
      say(t('over'));
      if (view.forMs < BELL_WITHIN_MS) bell();
    }
  }, [view, say, t, bell]);
}
