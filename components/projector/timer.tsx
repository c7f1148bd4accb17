'use client';

import { useTranslations } from 'use-intl';
import { useGuidance } from '#components/facilitation/guidance.ts';
import { useTimerView } from '#components/facilitation/use-timer.ts';
import type { Phase } from '#lib/facilitation/phase.ts';
import { clockFace, type TimerView } from '#lib/facilitation/timer.ts';

/** What is left of the room's time: as the picture itself, or beside another one. */
export function TimerPicture({ view, size }: { view: TimerView; size: 'whole' | 'small' }) {
  const t = useTranslations('facilitation.timer');
  if (view.is === 'none') return null;
  return (
    <div className="projector-timer" data-size={size} data-timer={view.is}>
      <p role="timer" aria-label={t('label')} className="numbers">
        {view.is === 'over' ? t('over') : <bdi dir="ltr">{clockFace(view.seconds)}</bdi>}
      </p>
      {view.is === 'paused' && <p className="projector-small">{t('paused')}</p>}
    </div>
  );
}

/** What is done together in the room now, in few words; nothing without a phase. */
export function PhasePicture({ phase }: { phase: Phase | null }) {
  const t = useTranslations('facilitation.phase');
  if (phase === null) return null;
  return (
    <p className="projector-small projector-phase" data-phase={phase}>
      {t('now')} <strong>{t(`name.${phase}`)}</strong>
    </p>
  );
}

export function useRoomPhase(roomId: string): Phase | null {
  return useGuidance(roomId).phase;
}

export function useRoomTimer(roomId: string): TimerView {
  return useTimerView(useGuidance(roomId).timer);
}
