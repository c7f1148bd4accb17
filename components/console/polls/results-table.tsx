'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { readIn } from '#lib/event/given.ts';
import type { PollPlan } from '#lib/poll/poll.ts';
import type { Results } from '#lib/poll/results.ts';
import { choicesOf } from '#lib/poll/tally.ts';

/** What was chosen so far, as numbers. */
export function ResultsTable({ plan, results }: { plan: PollPlan; results: Results }) {
  const t = useTranslations('console.polls');
  const { language } = useLanguage();
  const { total } = results;
  if (total === null) return null;
  const nameOf = (choice: string) => {
    const option = plan.options.find(({ id }) => id === choice);
    return option === undefined ? choice : readIn(option.text, language).text;
  };
  const lines =
    total.entries.length > 0
      ? total.entries.map(({ key, text, count }) => ({ id: key, text, count }))
      : choicesOf(plan).map((choice, place) => ({
          id: choice,
          text: nameOf(choice),
          count: total.counts[place] ?? 0,
        }));
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{t('results')}</caption>
      <tbody>
        {lines.map(({ id, text, count }) => (
          <tr key={id} className="border-b border-line last:border-0">
            <th scope="row" dir="auto" className="py-1 text-start font-normal">
              {text}
            </th>
            <td className="numbers py-1 text-end font-semibold">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
