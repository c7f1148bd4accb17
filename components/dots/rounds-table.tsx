'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { type DotThing, dotsElsewhere, sideBySide } from '#lib/dots/order.ts';
import type { Translated } from '#lib/language/language.ts';
import { clockTime, localeOf } from '#lib/language/locale.ts';

/** A round as a column of the table. */
export interface RoundColumn {
  id: string;
  title: string;
  openedAt: number;
  people: number;
  totals: Readonly<Record<string, number>>;
}

/** Rounds of a room side by side: cards and stacks with their dots in each, the most first. */
export function RoundsTable({
  things,
  rounds,
  columns,
  timeZone,
  label,
}: {
  things: readonly DotThing[];
  rounds: readonly RoundColumn[];
  columns: readonly { id: string; title: Translated }[];
  timeZone: string;
  label: string;
}) {
  const t = useTranslations('dots');
  const { language } = useLanguage();
  const lines = sideBySide(
    things,
    rounds.map(({ totals }) => totals),
  );
  const number = new Intl.NumberFormat(localeOf(language));
  const titleOf = (id: string) => columns.find((column) => column.id === id)?.title[language] ?? '';
  const gone = rounds.map(({ totals }) => dotsElsewhere(things, totals));
  if (lines.length === 0 && gone.every((count) => count === 0)) {
    return <p className="py-3 text-soft">{t('nothingLies')}</p>;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className="overflow-x-auto" tabIndex={0} aria-label={label}>
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b border-line-strong align-bottom">
            <th scope="col" className="py-2 pe-3 text-start font-semibold">
              {t('card')}
            </th>
            {rounds.map(({ id, title, openedAt, people }) => (
              <th key={id} scope="col" className="min-w-24 px-2 py-2 text-end font-semibold">
                <span dir="auto" className="block">
                  {title}
                </span>
                <span className="numbers block font-normal text-soft">
                  {clockTime(openedAt, language, timeZone)} · {t('from', { count: people })}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, text, columnId, ids, isStack, dots }) => (
            <tr key={key} className="border-b border-line align-top">
              <th scope="row" className="py-2 pe-3 text-start font-normal">
                <span dir="auto" className="line-clamp-3 break-words">
                  {text || t('untitled')}
                </span>
                <span className="text-xs text-soft">
                  {titleOf(columnId)}
                  {isStack && `, ${t('stack', { count: ids.length })}`}
                </span>
              </th>
              {dots.map((count, at) => (
                <td key={rounds[at]?.id} className="numbers px-2 py-2 text-end text-base font-semibold">
                  {number.format(count)}
                </td>
              ))}
            </tr>
          ))}
          {gone.some((count) => count > 0) && (
            <tr className="text-soft">
              <th scope="row" className="py-2 pe-3 text-start font-normal">
                {t('goneCards')}
              </th>
              {gone.map((count, at) => (
                <td key={rounds[at]?.id} className="numbers px-2 py-2 text-end">
                  {number.format(count)}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}
