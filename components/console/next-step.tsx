'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useServerNow } from '#components/live/clock.ts';
import { usePresence } from '#components/live/use-live.ts';
import { useAround } from '#components/programme/context.tsx';
import { Button } from '#components/ui/button.tsx';
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

/** What is next in the session, and one large button for it that says what it does to how many people. */
export function NextStep() {
  const t = useTranslations('console.next');
  const { now: renderedAt } = useAround();
  const now = useServerNow(renderedAt, 1000);
  const { session, roomIds } = useSteered();
  const { polls } = usePolls();
  const step = polls && nextStep(polls, session.id, roomIds, now);
  return (
    <section
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
  switch (step.is) {
    case 'open':
      return <OpenNext poll={step.poll} />;
    case 'close':
      return <CloseNext poll={step.poll} round={step.round} />;
    case 'reveal':
      return <RevealNext poll={step.poll} round={step.round} />;
    case 'prepare':
      return <PrepareNext />;
  }
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

const LARGE = 'min-h-14 w-full px-6 text-lg sm:w-auto';

function OpenNext({ poll }: { poll: Poll }) {
  const t = useTranslations('console.next');
  const [seconds, setSeconds] = useState<number | null>(null);
  const { session } = useSteered();
  const open = useOpen(poll, seconds);
  const isClosed = session.state === 'closed';
  const key = useShortcut('n', t('openKey'), isClosed ? null : open.act);
  return (
    <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
      <Question poll={poll} heading={t('next')} />
      <Deadline seconds={seconds} onChange={setSeconds} />
      <div className="grid gap-1 max-sm:w-full">
        <Button
          kind="primary"
          className={LARGE}
          onClick={open.act}
          aria-busy={open.busy}
          disabledBecause={isClosed ? t('sessionClosed') : undefined}
          {...key}
        >
          {t('open')}
        </Button>
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

function CloseNext({ poll, round }: { poll: Poll; round: Round }) {
  const t = useTranslations('console.next');
  const close = useClose(round);
  const { results } = usePolls();
  const key = useShortcut('n', t('closeKey'), close.act);
  const present = usePresence();
  const answered = results.get(round.id)?.people ?? 0;
  const here = askedIn(present, round.roomIds).length;
  return (
    <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
      <Question poll={poll} heading={t('isOpen')} />
      <div className="grid gap-1 max-sm:w-full">
        <Button kind="primary" className={LARGE} onClick={close.act} aria-busy={close.busy} {...key}>
          {t('close')}
        </Button>
        <p className="numbers text-sm text-soft">{t('answered', { answered, here })}</p>
        <Refused refusal={close.refusal} />
      </div>
    </div>
  );
}

function RevealNext({ poll, round }: { poll: Poll; round: Round }) {
  const t = useTranslations('console.next');
  const reveal = useReveal(round);
  const key = useShortcut('n', t('revealKey'), reveal.act);
  const people = askedIn(usePresence(), round.roomIds).length;
  return (
    <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
      <Question poll={poll} heading={t('isClosed')} />
      <TakeBack round={round} />
      <div className="grid gap-1 max-sm:w-full">
        <Button kind="primary" className={LARGE} onClick={reveal.act} aria-busy={reveal.busy} {...key}>
          {t('reveal')}
        </Button>
        <p className="numbers text-sm text-soft">{t('shows', { people, rooms: round.roomIds.length })}</p>
        <Refused refusal={reveal.refusal} />
      </div>
    </div>
  );
}

function PrepareNext() {
  const t = useTranslations('console.next');
  const list = useTranslations('console.polls');
  const { session } = useSteered();
  const { polls } = usePolls();
  const isFirst = polls?.some(({ poll }) => isFor(poll, session.id)) !== true;
  const { edit } = useEditing();
  const prepare = () => edit('new');
  const key = useShortcut('n', t('prepare'), prepare);
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <p className="min-w-0 flex-1 basis-64">{isFirst ? list('none') : t('nothing')}</p>
      <Button kind="primary" className={LARGE} onClick={prepare} {...key}>
        {t('prepare')}
      </Button>
    </div>
  );
}
