'use client';

import { useTranslations } from 'use-intl';
import type { Poll, Round } from '#lib/poll/poll.ts';
import type { Results } from '#lib/poll/results.ts';
import { canCountHands } from '#lib/poll/tally.ts';
import { Unfold } from '../unfold.tsx';
import { HandsTools } from './hands-tools.tsx';
import { WordTools } from './word-tools.tsx';

/** What whoever runs a round decides about counting it: hands of people without a device, and words that are the same. */
export function CountingTools({
  poll,
  round,
  results,
  isOpen,
}: {
  poll: Poll;
  round: Round;
  results: Results;
  isOpen: boolean;
}) {
  const t = useTranslations('console.counting');
  const { kind } = poll.plan;
  const hasWords = kind === 'words' || kind === 'open';
  if (hasWords) {
    return (
      <Unfold label={t('words.title')}>
        <WordTools plan={poll.plan} round={round} entries={results.total?.entries ?? []} />
      </Unfold>
    );
  }
  if (!isOpen || !canCountHands(kind)) return null;
  return (
    <Unfold label={t('hands.title')}>
      <HandsTools plan={poll.plan} round={round} />
    </Unfold>
  );
}
