'use client';

import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useServerNow } from '#components/live/clock.ts';
import { usePresence } from '#components/live/use-live.ts';
import { useAround } from '#components/programme/context.tsx';
import { readIn } from '#lib/event/given.ts';
import { askedIn } from '#lib/people/asked.ts';
import { isFor, nextStep, type NextStep as Step } from '#lib/poll/next-step.ts';
import type { Poll, Round } from '#lib/poll/poll.ts';
import { Refused } from './doing.tsx';
import { useEditing } from './editing.tsx';
import { Deadline } from './polls/deadline.tsx';
import { TakeBack } from './polls/take-back.tsx';
import { useClose, useOpen, useReveal } from './polls/use-acts.ts';
import { usePolls } from './polls-context.tsx';
import { useShortcut } from './shortcuts.tsx';
import { useSteered } from './steered.tsx';
import { StepButton, useJustChanged, usePress } from './step-button.tsx';

/** What is next in the session, and one large button for it that says what it does to how many people. */
export function NextStep() {
  const t = useTranslations('console.next');
  const { now: renderedAt } = useAround();
  const now = useServerNow(renderedAt, 1000);
  const { session, roomIds } = useSteered();
  const { polls } = usePolls();
  const step = polls && nextStep(polls, session.id, roomIds, now);
  const place = useFocusKept(step === null ? '' : nameOf(step));
  return (
    <section
      {...place}
      aria-label={t('title')}
      className="my-3 rounded-lg border border-line bg-sheet p-4 shadow-sheet sm:p-5"
    >
      {step === null ? (
        <p role="status" className="text-soft">
          {t('reading')}
        </p>
      ) : (
        <StepIs step={step} />
      )}
    </section>
  );
}

function StepIs({ step }: { step: Step }) {
  const what = nameOf(step);
  const isTooSoon = useJustChanged(what);
  switch (step.is) {
    case 'open':
      return <OpenNext key={what} poll={step.poll} isTooSoon={isTooSoon} />;
    case 'close':
      return <CloseNext key={what} poll={step.poll} round={step.round} isTooSoon={isTooSoon} />;
    case 'reveal':
      return <RevealNext key={what} poll={step.poll} round={step.round} isTooSoon={isTooSoon} />;
    case 'prepare':
      return <PrepareNext isTooSoon={isTooSoon} />;
  }
}

/** Whoever is on the large button by keyboard is on that of the next step, too: the one before has gone. */
function useFocusKept(what: string): Pick<ComponentProps<'section'>, 'ref' | 'onFocus' | 'onBlur'> {
  const place = useRef<HTMLElement>(null);
  const isOnStep = useRef(false);
  useEffect(() => {
    const isLost = isOnStep.current && document.activeElement === document.body;
    if (what !== '' && isLost) place.current?.querySelector<HTMLElement>(STEP)?.focus();
  }, [what]);
  return {
    ref: place,
    onFocus: ({ target }) => {
      isOnStep.current = target.matches(STEP);
    },
    onBlur: () => {
      isOnStep.current = false;
    },
  };
}

function nameOf(step: Step): string {
  switch (step.is) {
    case 'open':
      return `open ${step.poll.id}`;
    case 'prepare':
      return 'prepare';
    default:
      return `${step.is} ${step.round.id}`;
  }
}

const STEP = '[data-step]';

interface AtStep {
  /** The step has only just come. */
  isTooSoon: boolean;
}

function Question({ poll, heading }: { poll: Poll; heading: string }) {
  const { language } = useLanguage();
  const question = readIn(poll.plan.question, language);
  return (
    <div className="min-w-0 flex-1 basis-64">
      <p className="text-sm font-medium text-soft">{heading}</p>
      <p lang={question.language} dir="auto" className="text-lg font-semibold text-balance">
        {question.text}
      </p>
    </div>
  );
}

/** The one large button, which the key n presses, too. */
function Large({
  act,
  busy = false,
  does,
  isTooSoon: isNew,
  disabledBecause,
  children,
}: AtStep & {
  act: () => void;
  busy?: boolean;
  /** What the key does, for the list. */
  does: string;
  disabledBecause?: string | undefined;
  children: string;
}) {
  const { press, isMissed, isTooSoon } = usePress(act, isNew);
  const key = useShortcut('n', does, disabledBecause === undefined ? press : null);
  return (
    <StepButton
      kind="primary"
      className="min-h-14 w-full px-6 text-lg sm:w-auto"
      data-step
      press={press}
      isMissed={isMissed}
      isTooSoon={isTooSoon}
      aria-busy={busy}
      disabledBecause={disabledBecause}
      {...key}
    >
      {children}
    </StepButton>
  );
}

function OpenNext({ poll, isTooSoon }: AtStep & { poll: Poll }) {
  const t = useTranslations('console.next');
  const [seconds, setSeconds] = useState<number | null>(null);
  const { session } = useSteered();
  const open = useOpen(poll, seconds);
  const isClosed = session.state === 'closed';
  return (
    <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
      <Question poll={poll} heading={t('next')} />
      <Deadline seconds={seconds} onChange={setSeconds} />
      <div className="grid gap-1 max-sm:w-full">
        <Large
          act={open.act}
          busy={open.busy}
          does={t('openKey')}
          isTooSoon={isTooSoon}
          disabledBecause={isClosed ? t('sessionClosed') : undefined}
        >
          {t('open')}
        </Large>
        <AsksPeople />
        <Refused refusal={open.refusal} />
      </div>
    </div>
  );
}

/** To how many people in how many rooms something goes that is asked now. */
export function AsksPeople() {
  const t = useTranslations('console.next');
  const { roomIds } = useSteered();
  const people = askedIn(usePresence(), roomIds).length;
  return <p className="numbers text-sm text-soft">{t('asks', { people, rooms: roomIds.length })}</p>;
}

function CloseNext({ poll, round, isTooSoon }: AtStep & { poll: Poll; round: Round }) {
  const t = useTranslations('console.next');
  const close = useClose(round);
  const { results } = usePolls();
  const present = usePresence();
  const answered = results.get(round.id)?.people ?? 0;
  const here = askedIn(present, round.roomIds).length;
  return (
    <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
      <Question poll={poll} heading={t('isOpen')} />
      <div className="grid gap-1 max-sm:w-full">
        <Large act={close.act} busy={close.busy} does={t('closeKey')} isTooSoon={isTooSoon}>
          {t('close')}
        </Large>
        <p className="numbers text-sm text-soft">{t('answered', { answered, here })}</p>
        <Refused refusal={close.refusal} />
      </div>
    </div>
  );
}

function RevealNext({ poll, round, isTooSoon }: AtStep & { poll: Poll; round: Round }) {
  const t = useTranslations('console.next');
  const reveal = useReveal(round);
  const people = askedIn(usePresence(), round.roomIds).length;
  return (
    <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
      <Question poll={poll} heading={t('isClosed')} />
      <TakeBack round={round} isTooSoon={isTooSoon} />
      <div className="grid gap-1 max-sm:w-full">
        <Large act={reveal.act} busy={reveal.busy} does={t('revealKey')} isTooSoon={isTooSoon}>
          {t('reveal')}
        </Large>
        <p className="numbers text-sm text-soft">{t('shows', { people, rooms: round.roomIds.length })}</p>
        <Refused refusal={reveal.refusal} />
      </div>
    </div>
  );
}

function PrepareNext({ isTooSoon }: AtStep) {
  const t = useTranslations('console.next');
  const list = useTranslations('console.polls');
  const { session } = useSteered();
  const { polls } = usePolls();
  const isFirst = polls?.some(({ poll }) => isFor(poll, session.id)) !== true;
  const { edit } = useEditing();
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <p className="min-w-0 flex-1 basis-64">{isFirst ? list('none') : t('nothing')}</p>
      <div className="grid gap-1 max-sm:w-full">
        <Large act={() => edit('new')} does={t('prepare')} isTooSoon={isTooSoon}>
          {t('prepare')}
        </Large>
      </div>
    </div>
  );
}
