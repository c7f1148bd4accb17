'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { usePolite } from '#components/ui/polite.tsx';
import { openTools, type Phase } from '#lib/facilitation/phase.ts';
import { useGuidances } from './guidance.ts';

/** What is done together in the room now, and what stays as it is meanwhile. Told to those who listen when it changes. */
export function PhaseLine({ roomId }: { roomId: string }) {
  const t = useTranslations('facilitation.phase');
  const phase = useGuidances([roomId])[roomId]?.phase;
  useSaid(phase);
  if (!phase) return null;
  return (
    <p
      data-phase={phase}
      className="rounded-md border border-s-4 border-line-strong bg-sheet px-3 py-2 text-sm"
    >
      {t('now')} <strong className="font-semibold">{t(`name.${phase}`)}.</strong> {t(`what.${phase}`)}
      {!openTools(phase).cards && <span className="text-soft"> {t('stay')}</span>}
    </p>
  );
}

/** @param phase undefined: not known yet. What was there when one came stands on the page and is not said. */
function useSaid(phase: Phase | null | undefined): void {
  const t = useTranslations('facilitation.phase');
  const say = usePolite();
  const before = useRef(phase);
  useEffect(() => {
    const was = before.current;
    before.current = phase;
    if (phase === was || phase === undefined || was === undefined) return;
    if (phase === null) return say(t('over'));
    const what = t('said', { name: t(`name.${phase}`), what: t(`what.${phase}`) });
    say(openTools(phase).cards ? what : `${what} ${t('stay')}`);
  }, [phase, say, t]);
}
