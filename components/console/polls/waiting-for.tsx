'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePresence } from '#components/live/use-live.ts';
import { askedIn } from '#lib/people/asked.ts';
import { isUnlinked } from '#lib/poll/ballot.ts';
import type { Poll, Round } from '#lib/poll/poll.ts';
import type { Results } from '#lib/poll/results.ts';
import { Refused } from '../doing.tsx';
import { useSteered } from '../steered.tsx';
import { Unfold } from '../unfold.tsx';
import { useDecided } from './use-decided.ts';

/** While many answer, who has is asked no more often. */
const AGAIN_MS = 2000;

/** Who is here and has not answered yet: by name where answers are named, else how many at least. */
export function WaitingFor({ poll, round, results }: { poll: Poll; round: Round; results: Results }) {
  const t = useTranslations('console.counting.waiting');
  const here = askedIn(usePresence(), round.roomIds).length;
  if (!isUnlinked(poll.plan.signing)) {
    return (
      <Unfold label={t('title')}>
        <Names round={round} counted={results.version} />
      </Unfold>
    );
  }
  // Some of those who answered may have left, so this is the fewest.
  const count = here - (results.people - (results.total?.byHand ?? 0));
  return count > 0 && <p className="numbers text-sm">{t('atLeast', { count })}</p>;
}

function Names({ round, counted }: { round: Round; counted: number }) {
  const t = useTranslations('console.counting.waiting');
  const { roomIds } = useSteered();
  const newest = useRef(counted);
  newest.current = counted;
  const [version, setVersion] = useState(counted);
  useEffect(() => {
    const timer = setInterval(() => setVersion(newest.current), AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  const { decided, refusal } = useDecided({ ...round, version: Math.max(version, round.version) });
  const present = askedIn(
    usePresence(),
    round.roomIds.filter((id) => roomIds.includes(id)),
  );
  if (decided === null) {
    return (
      <>
        <p role="status" className="text-soft">
          {t('reading')}
        </p>
        <Refused refusal={refusal} />
      </>
    );
  }
  const missing = present.filter(({ personId }) => !(decided.voters ?? []).includes(personId));
  if (missing.length === 0) return <p>{t(present.length === 0 ? 'nobody' : 'everybody')}</p>;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {missing.map(({ personId, name, organisation }) => (
        <li key={personId} className="min-w-0 wrap-anywhere">
          <bdi dir="auto">{name}</bdi>
          {organisation !== '' && (
            <>
              {' '}
              <bdi dir="auto" className="text-sm text-soft">
                {organisation}
              </bdi>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
