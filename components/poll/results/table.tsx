'use client';

import { useTranslations } from 'use-intl';
import { type Line, linesOf } from '#lib/poll/picture.ts';
import { scaleFigures } from '#lib/poll/tally.ts';
import type { DrawingParts, Series } from './series.ts';
import { type ResultWords, useResultWords } from './use-words.ts';

/** The same as the drawing, as a table. `caption`: what stands side by side in it; `isSeen`: not only heard. */
export function ResultTable({
  plan,
  series,
  caption,
  isSeen,
}: DrawingParts & { caption: string; isSeen: boolean }) {
  const t = useTranslations('poll.result');
  const words = useResultWords(plan);
  const shown = series.flatMap((each) => (each.tally === null ? [] : [{ ...each, tally: each.tally }]));
  if (shown.length === 0) return null;
  const isWritten = plan.kind === 'words' || plan.kind === 'open';
  return (
    // Seen, it may be wider than its place, and is then scrolled by keyboard too.
    <div
      className="result-table"
      {...(isSeen ? { tabIndex: 0, role: 'group', 'data-seen': true, 'aria-label': caption } : {})}
    >
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t(plan.kind === 'scale' ? 'value' : 'choice')}</th>
            {shown.map(({ id, name }) => (
              <th key={id} scope="col">
                {name === '' ? t('number') : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {isWritten ? (
            <Written shown={shown} words={words} />
          ) : (
            <Chosen plan={plan} shown={shown} words={words} />
          )}
          <tr>
            <th scope="row">{t('inAll')}</th>
            {shown.map(({ id, tally }) => (
              <td key={id} className="numbers">
                {words.number(tally.people)}
                {tally.byHand > 0 && ` (${t('hand', { count: tally.byHand })})`}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

type Shown = (Series & { tally: NonNullable<Series['tally']> })[];

function Chosen({ plan, shown, words }: { plan: DrawingParts['plan']; shown: Shown; words: ResultWords }) {
  const t = useTranslations('poll.result');
  const columns = shown.map(({ id, tally }) => ({ id, lines: linesOf(plan, tally) }));
  const cell = (line: Line | undefined) => {
    if (line === undefined) return '';
    const hand = line.byHand > 0 ? ` (${t('hand', { count: line.byHand })})` : '';
    if (plan.kind === 'ranking') return `${line.rank}. ${t('points', { count: line.count })}`;
    return `${words.number(line.count)} · ${words.percent(line.share)}${hand}`;
  };
  return (
    <>
      {(columns.at(-1)?.lines ?? []).map(({ choice }) => {
        const { text, language } = words.choice(choice);
        return (
          <tr key={choice}>
            <th scope="row">
              <bdi lang={language}>{text}</bdi>
            </th>
            {columns.map(({ id, lines }) => (
              <td key={id} className="numbers">
                {cell(lines.find((line) => line.choice === choice))}
              </td>
            ))}
          </tr>
        );
      })}
      {plan.kind === 'scale' &&
        (['mean', 'median'] as const).map((figure) => (
          <tr key={figure}>
            <th scope="row">{t(figure)}</th>
            {shown.map(({ id, tally }) => {
              const figures = scaleFigures(tally.counts, plan.min);
              return (
                <td key={id} className="numbers">
                  {figures !== null && words.number(figures[figure])}
                </td>
              );
            })}
          </tr>
        ))}
    </>
  );
}

function Written({ shown, words }: { shown: Shown; words: ResultWords }) {
  const all = new Map(
    shown.flatMap(({ tally }) => tally.entries.map(({ key, text }) => [key, text] as const)),
  );
  const counts = shown.map(({ id, tally }) => ({
    id,
    counts: new Map(tally.entries.map(({ key, count }) => [key, count])),
  }));
  return [...all].map(([key, text]) => (
    <tr key={key}>
      <th scope="row">
        <bdi>{text}</bdi>
      </th>
      {counts.map(({ id, counts: of }) => (
        <td key={id} className="numbers">
          {words.number(of.get(key) ?? 0)}
        </td>
      ))}
    </tr>
  ));
}
