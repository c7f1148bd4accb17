'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { usePolite } from '#components/ui/polite.tsx';
import { readIn } from '#lib/event/given.ts';
import { type Asked, happenedSince, type Standing, standingOf } from '#lib/poll/asked.ts';

/** Tells those who listen that a round was opened, is nearly over, was closed, or that its result is shown. */
export function useTold(asked: Asked, told: boolean, now: number): void {
  const t = useTranslations('poll.told');
  const { language } = useLanguage();
  const say = usePolite();
  const before = useRef<Standing | null>(null);
  useEffect(() => {
    if (!told) return;
    const standing = standingOf(asked, now);
    for (const { is, roundId } of happenedSince(before.current, standing)) {
      const one = asked.find(({ round }) => round.id === roundId);
      if (one) say(t(is, { question: readIn(one.poll.plan.question, language).text }));
    }
    before.current = standing;
  }, [asked, told, now, t, language, say]);
}
