'use client';

import dynamic from 'next/dynamic';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useAround } from '#components/programme/context.tsx';
import { useRoom, useRoomStatus } from '#components/room/room-context.tsx';
import { ChevronIcon } from '#components/ui/icon.tsx';
import { readIn } from '#lib/event/given.ts';
import { may } from '#lib/people/permission.ts';
import { choiceInWords } from '#lib/poll/answering.ts';
import { sightOf } from '#lib/poll/asked.ts';
import { isUnlinked } from '#lib/poll/ballot.ts';
import { NO_BALLOT, type OwnBallot } from '#lib/poll/unsent.ts';
import type { WatchedRound } from '#lib/wire/polls.ts';
import { Answer } from './answer/answer.tsx';
import { BallotLine, Refused } from './ballot-line.tsx';
import { useResultNames } from './results/names.ts';
import { RoundTimeLeft } from './time-left.tsx';
import { usePolls } from './use-room-polls.ts';

const ResultsView = dynamic(() => import('./results/results-view.tsx').then((file) => file.ResultsView));

/** What is asked, in the reader's language where it was given in it. */
export function Question({ asked, id }: { asked: WatchedRound; id?: string }) {
  const { language } = useLanguage();
  const { text, language: given } = readIn(asked.poll.plan.question, language);
  return (
    <span id={id} lang={given} dir="auto" className="block font-semibold">
      {text}
    </span>
  );
}

/** A round that can be answered: what is asked, how long, how it is counted; one's answer; what others chose. */
export function OpenRound({ asked }: { asked: WatchedRound }) {
  const t = useTranslations('poll.signing');
  const { state } = usePolls();
  const question = useId();
  const { signing } = asked.poll.plan;
  const ballot = state.ballots[asked.round.id]?.ballot ?? NO_BALLOT;
  return (
    <article
      aria-labelledby={question}
      data-round={asked.round.id}
      className="grid gap-3 rounded-md border border-line bg-sheet p-4 shadow-sheet"
    >
      <h3 className="text-lg leading-snug">
        <Question asked={asked} id={question} />
      </h3>
      <p className="text-sm text-soft">
        {asked.round.closesAt !== null && (
          <>
            <RoundTimeLeft closesAt={asked.round.closesAt} />
            {' · '}
          </>
        )}
        <strong className="font-semibold text-ink">{t(`${signing}.title`)}.</strong> {t(`${signing}.text`)}
      </p>
      <Answering asked={asked} ballot={ballot} question={question} />
      <Result asked={asked} ballot={ballot} />
    </article>
  );
}

/** The ballot, or why there is none for this person. */
function Answering({
  asked,
  ballot,
  question,
}: {
  asked: WatchedRound;
  ballot: OwnBallot;
  question: string;
}) {
  const t = useTranslations('poll.answer');
  const errors = useTranslations('errors');
  const { event, me } = useRoom();
  const isClosed = useRoomStatus(({ notice }) => notice.reason === 'session-closed');
  const note = (text: string) => <p className="text-sm text-soft">{text}</p>;
  if (!may(me, 'ballot:cast', { eventId: event.id })) return note(t('observer'));
  if (isClosed) return note(errors('session-closed'));
  const isElsewhere =
    isUnlinked(asked.poll.plan.signing) && asked.hasVoted && ballot === NO_BALLOT && asked.own === null;
  if (isElsewhere) return note(errors('ballot-elsewhere'));
  return (
    <>
      <Answer asked={asked} ballot={ballot} labelledBy={question} />
      <BallotLine ballot={ballot} asked={asked.poll.plan} />
    </>
  );
}

/** What was chosen, as far as this reader may see it now. */
function Result({
  asked,
  ballot,
  before = [],
}: {
  asked: WatchedRound;
  ballot: OwnBallot;
  before?: WatchedRound[];
}) {
  const t = useTranslations('poll.sight');
  const { now } = usePolls();
  const { event, sessions } = useAround();
  const names = useResultNames(event, sessions);
  const sight = sightOf(asked, now);
  if (sight !== 'tally') return <p className="text-sm text-soft">{t(sight)}</p>;
  return (
    <ResultsView
      plan={asked.poll.plan}
      results={asked.results}
      before={before.filter((one) => sightOf(one, now) === 'tally').map(({ results }) => results)}
      names={names}
      own={ballot.counted?.choice}
    />
  );
}

/** The rounds of a poll that are over, side by side; what one answered stays with the last. */
export function ClosedRounds({ rounds, isFirst }: { rounds: WatchedRound[]; isFirst: boolean }) {
  const t = useTranslations('poll.answer');
  const { language } = useLanguage();
  const { state } = usePolls();
  const last = rounds.at(-1);
  if (last === undefined) return null;
  const ballot = state.ballots[last.round.id]?.ballot ?? NO_BALLOT;
  const own = ballot.counted?.choice ?? last.own?.choice ?? null;
  return (
    <details
      open={isFirst}
      data-round={last.round.id}
      className="polls-closed rounded-md border border-line bg-sheet"
    >
      <summary className="flex min-h-11 list-none items-center gap-3 px-4 py-2 [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 flex-1">
          <Question asked={last} />
        </span>
        <span className="polls-chevron">
          <ChevronIcon />
        </span>
      </summary>
      <div className="grid gap-3 px-4 pb-4">
        {ballot.refused !== null && <Refused refused={ballot.refused} asked={last.poll.plan} />}
        {own !== null && (
          <p className="text-sm text-soft">
            {t.rich('yours', {
              choice: () => (
                <bdi className="text-ink">{choiceInWords(last.poll.plan, own, language).join(' · ')}</bdi>
              ),
            })}
          </p>
        )}
        <Result asked={last} ballot={ballot} before={rounds.slice(0, -1)} />
      </div>
    </details>
  );
}
