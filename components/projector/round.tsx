'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useResultNames } from '#components/poll/results/names.ts';
import { ResultsView } from '#components/poll/results/results-view.tsx';
import { type Given, readIn } from '#lib/event/given.ts';
import { clockFace } from '#lib/facilitation/timer.ts';
import type { Language } from '#lib/language/language.ts';
import { type PollPlan, stateOf } from '#lib/poll/poll.ts';
import { maySeeTally } from '#lib/poll/sight.ts';
import type { WatchedRound } from '#lib/wire/polls.ts';
import type { ProjectorAnswer } from '#lib/wire/screen.ts';
import { Both } from './both.tsx';
import type { ProjectorTexts } from './texts.ts';
import { useFit } from './use-fit.ts';

/** What is asked, and what was chosen as far as the wall may show it. */
export function RoundPicture({
  asked,
  earlier,
  around,
  languages,
  texts,
  asTable,
  now,
}: {
  asked: WatchedRound;
  /** Earlier rounds of the same poll, the first one first. */
  earlier: readonly WatchedRound[];
  around: ProjectorAnswer;
  languages: readonly Language[];
  texts: ProjectorTexts;
  asTable: boolean;
  /** Milliseconds since 1970, by the server's clock. */
  now: number;
}) {
  const ref = useFit<HTMLElement>();
  const { question } = asked.poll.plan;
  // A language in which it was not given has nothing to add.
  const given = languages.filter((each, at) => at === 0 || readIn(question, each).language === each);
  return (
    <main ref={ref} className="projector-round" data-languages={given.length}>
      <Both languages={given} texts={texts}>
        <QuestionText asked={asked} />
      </Both>
      <Standing asked={asked} now={now} />
      <Outcome asked={asked} earlier={earlier} around={around} asTable={asTable} now={now} />
    </main>
  );
}

function QuestionText({ asked }: { asked: WatchedRound }) {
  const { language } = useLanguage();
  const { text, language: of } = readIn(asked.poll.plan.question, language);
  return (
    <h1 className="projector-question" lang={of} dir="auto">
      {text}
    </h1>
  );
}

/** Whether one can still answer, and how much of who answers is kept. */
function Standing({ asked: { poll, round }, now }: { asked: WatchedRound; now: number }) {
  const t = useTranslations('projector');
  const signing = useTranslations('poll.signing');
  const isOpen = stateOf(round, now) === 'open';
  return (
    <p className="projector-small projector-standing">
      {isOpen ? (
        <>
          {signing(`${poll.plan.signing}.title`)}
          {round.closesAt !== null && (
            <bdi dir="ltr" role="timer" className="projector-deadline numbers">
              {clockFace(Math.max(0, Math.ceil((round.closesAt - now) / 1000)))}
            </bdi>
          )}
        </>
      ) : (
        <strong className="projector-closed">{t('closed')}</strong>
      )}
    </p>
  );
}

/** What was chosen; while it is not shown what one can choose, since many read it here. */
function Outcome({
  asked,
  earlier,
  around,
  asTable,
  now,
}: {
  asked: WatchedRound;
  earlier: readonly WatchedRound[];
  around: ProjectorAnswer;
  asTable: boolean;
  now: number;
}) {
  const t = useTranslations('projector');
  const names = useResultNames(around.event, around.sessions);
  const { poll, results } = asked;
  if (results.total !== null && isSeen(asked, now)) {
    const before = earlier.filter((one) => isSeen(one, now)).map((one) => one.results);
    return (
      <ResultsView
        plan={poll.plan}
        results={results}
        before={before}
        names={names}
        tableWanted={asTable}
        large
      />
    );
  }
  return (
    <>
      <Choices plan={poll.plan} />
      <p className="projector-count numbers">{t('answers', { count: results.people })}</p>
      {poll.plan.seenBy.projector === 'reveal' && <p className="projector-small">{t('later')}</p>}
    </>
  );
}

function isSeen({ poll, round }: WatchedRound, now: number): boolean {
  const { revealed } = round;
  return maySeeTally('projector', poll.plan, { state: stateOf(round, now), revealed, hasVoted: false });
}

/** What one can choose. */
function Choices({ plan }: { plan: PollPlan }) {
  const { language } = useLanguage();
  const read = (given: Given) => readIn(given, language);
  if (plan.kind === 'scale') {
    const ends = [read(plan.ends.low), read(plan.ends.high)];
    return (
      <p className="projector-scale">
        {[plan.min, plan.max].map((value, at) => (
          <span key={value} dir="auto">
            <strong className="numbers">{value}</strong> {ends[at]?.text}
          </span>
        ))}
      </p>
    );
  }
  return (
    <ul className="projector-choices">
      {plan.options.map((option) => (
        <li key={option.id} dir="auto" lang={read(option.text).language}>
          {read(option.text).text}
        </li>
      ))}
    </ul>
  );
}
