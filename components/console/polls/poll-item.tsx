'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { readIn } from '#lib/event/given.ts';
import type { PreparedPoll, standing } from '#lib/poll/next-step.ts';
import { useEditing } from '../editing.tsx';
import { useJustChanged } from '../step-button.tsx';
import { OpenAgain } from './open-again.tsx';
import { PollForm } from './poll-form.tsx';
import { PollTools } from './poll-tools.tsx';
import { RoundView } from './round-view.tsx';

/** How a poll stands in the steered rooms. */
export type Standing = ReturnType<typeof standing>;

const STATE: Record<Standing['is'], string> = {
  prepared: 'border-line-strong text-soft',
  open: 'border-accent bg-accent text-on-accent',
  closing: 'border-warn bg-warn-soft text-warn',
  final: 'border-line bg-sunken text-ink',
};

/** One poll of the list: what it asks, how it stands, and what can be done with it. It opens where something is on. */
export function PollItem({
  prepared,
  stands,
  number,
  shown,
}: {
  prepared: PreparedPoll;
  stands: Standing;
  number: number;
  /** The polls of the list in their order. */
  shown: readonly string[];
}) {
  const t = useTranslations('console.polls');
  const { language } = useLanguage();
  const { plan } = prepared.poll;
  const question = readIn(plan.question, language);
  const { open, edit } = useEditing();
  const isOn = stands.is === 'open' || stands.is === 'closing';
  const isTooSoon = useJustChanged(`${stands.is} ${stands.round?.id} ${stands.round?.revealed}`);
  // It opens when it is asked, and does not close by itself under the eyes of whoever reads it.
  const [isUnfolded, unfold] = useState(isOn);
  useEffect(() => {
    if (isOn) unfold(true);
  }, [isOn]);
  if (open === prepared.poll.id && prepared.rounds.length === 0) {
    return (
      <li>
        <PollForm kept={prepared.poll} onClose={() => edit(null)} />
      </li>
    );
  }
  return (
    <li className="rounded-md border border-line bg-sheet">
      <details open={isUnfolded} onToggle={(toggled) => unfold(toggled.currentTarget.open)}>
        <summary className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
          <span className="numbers text-soft">{number}</span>
          <h3 lang={question.language} dir="auto" className="min-w-0 flex-1 basis-48 text-base font-semibold">
            {question.text}
          </h3>
          <span className="flex items-center gap-2 text-sm">
            <span className="text-soft">{t(`kind.${plan.kind}`)}</span>
            <span className={`rounded-full border px-2.5 ${STATE[stands.is]}`}>
              {t(`state.${stands.is}`)}
            </span>
          </span>
        </summary>
        <div className="grid gap-4 border-t border-line px-4 py-3">
          {stands.round !== null && (
            <RoundView prepared={prepared} round={stands.round} isTooSoon={isTooSoon} />
          )}
          {!isOn && <OpenAgain prepared={prepared} isAgain={stands.round !== null} isTooSoon={isTooSoon} />}
          <PollTools prepared={prepared} shown={shown} />
        </div>
      </details>
    </li>
  );
}
