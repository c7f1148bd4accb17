'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { liveStore } from '#components/live/store.ts';
import { Button } from '#components/ui/button.tsx';
import type { Vote } from '#lib/question/ask.ts';
import type { KeptOnDevice } from '#lib/question/device.ts';
import { isPublic, type Question } from '#lib/question/question.ts';
import { votesFor } from '#lib/question/view.ts';
import type { RoomQuestions } from '#lib/wire/questions.ts';
import type { DeviceQuestions } from './device.ts';
import { QuestionText } from './question-text.tsx';

const NO_VOTE: Vote = { voted: false, revision: 0 };

/** One question as those in the room see it, with its votes, and what one can do with it. */
export function QuestionLine({
  question,
  known,
  kept,
  isOwn,
  device,
  again,
}: {
  question: Question;
  known: RoomQuestions;
  kept: KeptOnDevice;
  isOwn: boolean;
  /** Null: this person only reads. */
  device: DeviceQuestions | null;
  again: () => void;
}) {
  const t = useTranslations('question');
  const { id, state, number } = question;
  const [told, counted] = [known.ownVotes[id] ?? NO_VOTE, kept.counted[id] ?? NO_VOTE];
  const newest = counted.revision > told.revision ? counted : told;
  const vote = kept.votes[id] ?? newest;
  const count = votesFor(known.votes, number);
  return (
    <li
      className={`rounded-md border bg-sheet p-3 ${known.onScreen === id ? 'border-2 border-accent' : 'border-line'}`}
    >
      <QuestionText question={question} isOwn={isOwn} isOnScreen={known.onScreen === id} />
      <div className="mt-2 flex flex-wrap items-center gap-2">
        {isPublic(state) && device !== null ? (
          <button
            type="button"
            aria-pressed={vote.voted}
            onClick={() =>
              device.vote(id, {
                voted: !vote.voted,
                revision: Math.max(vote.revision, newest.revision) + 1,
              })
            }
            className={`inline-flex min-h-11 items-center gap-2 rounded-md border px-3 text-sm ${vote.voted ? 'border-2 border-accent bg-accent-soft font-semibold' : 'border-line-strong'}`}
          >
            {t(vote.voted ? 'voted' : 'vote')}
            <span className="numbers" aria-hidden="true">
              {count}
            </span>
            <span className="sr-only">{t('votes', { count })}</span>
          </button>
        ) : (
          isPublic(state) && <span className="text-sm text-soft">{t('votes', { count })}</span>
        )}
        {isOwn && device !== null && <TakeBack id={id} token={kept.tokens[id]} again={again} />}
      </div>
    </li>
  );
}

function TakeBack({ id, token, again }: { id: string; token: string | undefined; again: () => void }) {
  const t = useTranslations('question');
  const sentence = useProblemSentence();
  const [sure, setSure] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const takeBack = async () => {
    const request = { questionId: id, ...(token === undefined ? {} : { token }) };
    const answer = await liveStore.ask('question:take-back', request);
    setRefusal(answer.ok ? null : answer.error);
    if (answer.ok) again();
  };
  return (
    <>
      {sure ? (
        <>
          <Button onClick={takeBack} className="text-sm">
            {t('takeBackSure')}
          </Button>
          <Button onClick={() => setSure(false)} className="text-sm">
            {t('keepIt')}
          </Button>
        </>
      ) : (
        <Button kind="plain" onClick={() => setSure(true)} className="text-sm">
          {t('takeBack')}
        </Button>
      )}
      {refusal && (
        <p role="status" className="w-full text-sm text-trouble">
          {sentence(refusal)}
        </p>
      )}
    </>
  );
}
