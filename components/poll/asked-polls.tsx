'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { readIn } from '#lib/event/given.ts';
import { arranged } from '#lib/poll/asked.ts';
import type { WatchedRound } from '#lib/wire/polls.ts';
import { usePolls } from './use-room-polls.ts';

/** What is asked in the room: first what can be answered, then what is over. */
export function AskedPolls() {
  const t = useTranslations('poll');
  const { state, now } = usePolls();
  const { open, over } = arranged(state.asked, now);
  if (state.asked.length === 0)
    return <p className="text-sm text-soft">{t(state.told ? 'nothing' : 'notTold')}</p>;
  return (
    <>
      {open.map((round) => (
        <AskedRound key={round.round.id} asked={round} />
      ))}
      {over.length > 0 && (
        <div>
          <h3 className="mb-2 text-sm text-soft">{t('over')}</h3>
          <ul className="space-y-3">
            {over.map(
              ([first]) =>
                first && (
                  <li key={first.poll.id}>
                    <Question asked={first} />
                  </li>
                ),
            )}
          </ul>
        </div>
      )}
    </>
  );
}

/** What is asked, in the reader's language where it was given in it. */
function Question({ asked }: { asked: WatchedRound }) {
  const { language } = useLanguage();
  const question = readIn(asked.poll.plan.question, language);
  return (
    <p lang={question.language} dir="auto" className="font-semibold">
      {question.text}
    </p>
  );
}

/** One open round: what is asked, and how much of who answers is kept. */
function AskedRound({ asked }: { asked: WatchedRound }) {
  const t = useTranslations('poll.signing');
  const { signing } = asked.poll.plan;
  return (
    <article data-round={asked.round.id} className="space-y-2">
      <Question asked={asked} />
      <p className="text-sm text-soft">
        <strong className="font-semibold text-ink">{t(`${signing}.title`)}.</strong> {t(`${signing}.text`)}
      </p>
    </article>
  );
}
