'use client';

import { useTranslations } from 'use-intl';
import { arranged } from '#lib/poll/asked.ts';
import { ClosedRounds, OpenRound } from './asked-round.tsx';
import { LostBallots } from './ballot-line.tsx';
import { usePolls } from './use-room-polls.ts';

/** What is asked in the room: first what can be answered, then what is over. */
export function AskedPolls() {
  const t = useTranslations('poll');
  const { state, now } = usePolls();
  const { open, over } = arranged(state.asked, now);
  return (
    <>
      <LostBallots />
      {open.map((asked) => (
        <OpenRound key={asked.round.id} asked={asked} />
      ))}
      {over.length > 0 && (
        <section className="grid gap-3">
          <h3 className="text-sm font-medium text-soft">{t('over')}</h3>
          {over.map((rounds, at) => (
            <ClosedRounds key={rounds[0]?.poll.id} rounds={rounds} isFirst={at === 0 && open.length === 0} />
          ))}
        </section>
      )}
    </>
  );
}
