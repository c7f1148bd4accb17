'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useServerNow } from '#components/live/clock.ts';
import { usePresence } from '#components/live/use-live.ts';
import { useResultNames } from '#components/poll/results/names.ts';
import { ResultsView } from '#components/poll/results/results-view.tsx';
import { useAround } from '#components/programme/context.tsx';
import { clockTime } from '#lib/language/locale.ts';
import { askedIn } from '#lib/people/asked.ts';
import { type PreparedPoll, roundsIn } from '#lib/poll/next-step.ts';
import { type Round, stateOf } from '#lib/poll/poll.ts';
import { Refused } from '../doing.tsx';
import { usePolls } from '../polls-context.tsx';
import { useSteered } from '../steered.tsx';
import { StepButton, usePress } from '../step-button.tsx';
import { CountingTools } from './counting-tools.tsx';
import { StartAgain } from './start-again.tsx';
import { TakeBack } from './take-back.tsx';
import { useClose, useReveal } from './use-acts.ts';
import { WaitingFor } from './waiting-for.tsx';

/** One round: how many have answered of how many are there, what they chose, and what can be done with it. */
export function RoundView({
  prepared,
  round,
  isTooSoon,
}: {
  prepared: PreparedPoll;
  round: Round;
  /** It stands so since less than a moment. */
  isTooSoon: boolean;
}) {
  const t = useTranslations('console');
  const { language } = useLanguage();
  const { event, sessions, now: renderedAt } = useAround();
  const names = useResultNames(event, sessions);
  const { roomIds } = useSteered();
  const { poll, rounds } = prepared;
  const now = useServerNow(renderedAt, 1000);
  const { results: all } = usePolls();
  const results = all.get(round.id);
  const before = roundsIn(rounds, roomIds)
    .filter(({ number }) => number < round.number)
    .flatMap(({ id }) => all.get(id) ?? []);
  const here = askedIn(usePresence(), round.roomIds).length;
  const close = useClose(round);
  const reveal = useReveal(round);
  const closing = usePress(close.act, isTooSoon);
  const revealing = usePress(reveal.act, isTooSoon);
  const { participants, projector } = poll.plan.seenBy;
  const isKept = participants === 'reveal' || projector === 'reveal';
  const state = stateOf(round, now);
  return (
    <div className="grid gap-3">
      <p className="numbers text-sm">
        {t('next.answered', { answered: results?.people ?? 0, here })}
        {state === 'open' && round.closesAt !== null && (
          <> {t('polls.closesAt', { time: clockTime(round.closesAt, language, event.timeZone) })}</>
        )}
      </p>
      {state === 'open' && results && <WaitingFor poll={poll} round={round} results={results} />}
      {results && <ResultsView plan={poll.plan} results={results} before={before} names={names} />}
      {results && <CountingTools poll={poll} round={round} results={results} isOpen={state === 'open'} />}
      <div className="flex flex-wrap items-start gap-2">
        {state === 'open' && (
          <StepButton {...closing} aria-busy={close.busy}>
            {t('polls.close')}
          </StepButton>
        )}
        <TakeBack round={round} isTooSoon={isTooSoon} />
        {isKept && (
          <StepButton {...revealing} aria-busy={reveal.busy}>
            {t(round.revealed ? 'polls.hide' : 'polls.reveal')}
          </StepButton>
        )}
        <StartAgain round={round} answers={results?.people ?? 0} />
      </div>
      <Refused refusal={close.refusal} />
      <Refused refusal={reveal.refusal} />
    </div>
  );
}
