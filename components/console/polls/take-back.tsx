'use client';

import { useTranslations } from 'use-intl';
import { useServerNow } from '#components/live/clock.ts';
import { useAround } from '#components/programme/context.tsx';
import { type Round, stateOf, TAKE_BACK_MS } from '#lib/poll/poll.ts';
import { Refused } from '../doing.tsx';
import { useShortcut } from '../shortcuts.tsx';
import { StepButton, usePress } from '../step-button.tsx';
import { useReopen } from './use-acts.ts';

/**
 * While closing can still be taken back: the button for it, with the seconds left by the server's clock.
 *
 * @param isTooSoon it has only just come to where the button was that closes
 */
export function TakeBack({ round, isTooSoon }: { round: Round; isTooSoon: boolean }) {
  const { now: renderedAt } = useAround();
  const now = useServerNow(renderedAt, 500);
  if (round.closesAt === null || stateOf(round, now) !== 'closing') return null;
  const seconds = Math.ceil((round.closesAt + TAKE_BACK_MS - now) / 1000);
  return <Counting round={round} seconds={seconds} isNew={isTooSoon} />;
}

function Counting({ round, seconds, isNew }: { round: Round; seconds: number; isNew: boolean }) {
  const t = useTranslations('console.polls');
  const reopen = useReopen(round);
  const { press, isMissed, isTooSoon } = usePress(reopen.act, isNew);
  const key = useShortcut('b', t('takeBackKey'), press);
  return (
    <div className="grid gap-1">
      <StepButton
        press={press}
        isMissed={isMissed}
        isTooSoon={isTooSoon}
        aria-busy={reopen.busy}
        className="numbers"
        {...key}
      >
        {/* Counted for the eye alone: heard every second it would say nothing else. */}
        <span>
          {t('takeBackKey')} <span aria-hidden="true">({t('seconds', { seconds })})</span>
        </span>
      </StepButton>
      <Refused refusal={reopen.refusal} />
    </div>
  );
}
