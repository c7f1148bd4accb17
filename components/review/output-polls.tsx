'use client';

import { useLanguage } from '#components/language/provider.tsx';
import { useResultNames } from '#components/poll/results/names.ts';
import { ResultsView } from '#components/poll/results/results-view.tsx';
import { useAround } from '#components/programme/context.tsx';
import { readIn } from '#lib/event/given.ts';
import type { ReviewPoll } from '#lib/wire/review.ts';

/** The polls of a room with what they brought: one with several rounds once, its rounds side by side. */
export function OutputPolls({ polls }: { polls: readonly ReviewPoll[] }) {
  const { event, sessions } = useAround();
  const { language } = useLanguage();
  const names = useResultNames(event, sessions);
  const byPoll = [...Map.groupBy(polls, ({ poll }) => poll.id).values()];
  return (
    <ol className="grid gap-8">
      {byPoll.map((rounds) => {
        const last = rounds.at(-1);
        if (last === undefined) return null;
        const question = readIn(last.poll.plan.question, language);
        return (
          <li key={last.poll.id}>
            <h3 lang={question.language} dir="auto" className="mb-2 text-base font-semibold">
              {question.text}
            </h3>
            <ResultsView
              plan={last.poll.plan}
              results={last.results}
              before={rounds.slice(0, -1).map(({ results }) => results)}
              names={names}
            />
          </li>
        );
      })}
    </ol>
  );
}
