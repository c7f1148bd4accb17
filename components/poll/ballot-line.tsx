'use client';

import { useTranslations } from 'use-intl';
import { useProblemSentence } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { useLive } from '#components/live/use-live.ts';
import { useRoom } from '#components/room/room-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { CheckIcon } from '#components/ui/icon.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { ballotState, choiceInWords } from '#lib/poll/answering.ts';
import type { Choice } from '#lib/poll/ballot.ts';
import type { KeptBallot } from '#lib/poll/device.ts';
import type { OwnBallot } from '#lib/poll/unsent.ts';
import { usePolls } from './use-room-polls.ts';

/** How it stands with one's ballot, quietly: on its way, to be sent, counted; or why it was not counted. */
export function BallotLine({ ballot, asked }: { ballot: OwnBallot; asked: KeptBallot['asked'] }) {
  const t = useTranslations('poll.answer');
  const { sharedDevice } = useRoom();
  const isLive = useLive().connection === 'live';
  const state = ballotState(ballot, isLive);
  return (
    <div role="status" data-ballot={state} className="min-h-6 text-sm">
      {state === 'sending' && <span className="text-soft">{t('sending')}</span>}
      {state === 'waiting' && (
        <span className="text-warn">{t(sharedDevice ? 'waitingHere' : 'waiting')}</span>
      )}
      {state === 'counted' && (
        <span>
          <span className="font-semibold text-good [&_svg]:inline [&_svg]:align-[-0.25em]">
            <CheckIcon /> {t('counted')}.
          </span>{' '}
          <span className="text-soft">{t('mayChange')}</span>
        </span>
      )}
      {state === 'refused' && ballot.refused !== null && <Refused refused={ballot.refused} asked={asked} />}
    </div>
  );
}

/** Why a ballot was not counted; what was chosen can still be read. */
export function Refused({
  refused: { code, choice },
  asked,
}: {
  refused: { code: string; choice: Choice };
  asked: KeptBallot['asked'];
}) {
  const t = useTranslations('poll.answer');
  const { language } = useLanguage();
  const sentence = useProblemSentence();
  return (
    <div className="rounded-md border border-s-4 border-warn bg-warn-soft px-3 py-2 text-sm text-warn">
      <p>{sentence({ code })}</p>
      <p>
        {t.rich('chose', {
          choice: () => (
            <bdi className="font-semibold">{choiceInWords(asked, choice, language).join(' · ')}</bdi>
          ),
        })}
      </p>
    </div>
  );
}

/** Ballots of rounds that are no more: they were not counted, and are shown until they were read. */
export function LostBallots() {
  const t = useTranslations('poll.answer');
  const { polls, state } = usePolls();
  const { language } = useLanguage();
  const sentence = useProblemSentence();
  const known = new Set(state.asked.map(({ round }) => round.id));
  const lost = Object.entries(state.ballots).filter(
    ([roundId, { ballot }]) => !known.has(roundId) && ballot.refused !== null,
  );
  return lost.map(([roundId, { asked, ballot }]) => (
    <Notice
      key={roundId}
      tone="warn"
      action={<Button onClick={() => polls.forget(roundId)}>{t('read')}</Button>}
    >
      {sentence({ code: ballot.refused?.code ?? '' })}{' '}
      <bdi className="font-semibold">
        {choiceInWords(asked, ballot.refused?.choice ?? [], language).join(' · ')}
      </bdi>
    </Notice>
  ));
}
