'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { readIn } from '#lib/event/given.ts';
import { highestShare, type Line, linesOf } from '#lib/poll/picture.ts';
import { scaleFigures, type Tally } from '#lib/poll/tally.ts';
import type { DrawingParts } from './series.ts';
import { type ResultWords, useResultWords } from './use-words.ts';

/** How the values of a scale were chosen, with mean and median; several stand side by side on the same measure. */
export function Distribution({ plan, series, own }: DrawingParts) {
  const { language } = useLanguage();
  const words = useResultWords(plan);
  const ends = [readIn(plan.ends.low, language), readIn(plan.ends.high, language)] as const;
  const drawn = series.flatMap(({ id, name, tally }) =>
    tally === null ? [] : [{ id, name, tally, lines: linesOf(plan, tally) }],
  );
  // All on one measure, so that they can be compared.
  const highest = highestShare(drawn.flatMap(({ lines }) => lines));
  return (
    <>
      <div className="result-scales" data-several={drawn.length > 1 || undefined}>
        {drawn.map(({ id, name, tally, lines }) => (
          <div key={id}>
            {name !== '' && <p className="result-name">{name}</p>}
            <Columns lines={lines} highest={highest} own={own} words={words} />
            <Figures tally={tally} lowest={plan.min} own={own?.[0]} words={words} />
          </div>
        ))}
      </div>
      {(ends[0].text !== '' || ends[1].text !== '') && (
        <p className="result-ends">
          {ends.map(({ text, language: given }, at) => (
            <span key={at === 0 ? 'low' : 'high'}>
              {text !== '' && (
                <>
                  {at === 0 ? plan.min : plan.max} · <bdi lang={given}>{text}</bdi>
                </>
              )}
            </span>
          ))}
        </p>
      )}
    </>
  );
}

function Columns({
  lines,
  highest,
  own,
  words,
}: Pick<DrawingParts, 'own'> & { lines: readonly Line[]; highest: number; words: ResultWords }) {
  return (
    <ol className="result-columns">
      {lines.map(({ choice, count, byHand, share }) => (
        <li key={choice}>
          <span className="numbers result-count">{count > 0 ? words.number(count) : ''}</span>
          <span className="result-column" style={{ blockSize: `calc(var(--column) * ${share / highest})` }}>
            {byHand > 0 && (
              <span className="result-hand" style={{ blockSize: `${(byHand / count) * 100}%` }} />
            )}
          </span>
          <span className={`numbers result-step ${own?.includes(choice) ? 'result-own-step' : ''}`}>
            {choice}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Figures({
  tally,
  lowest,
  own,
  words,
}: {
  tally: Tally;
  lowest: number;
  own: string | undefined;
  words: ResultWords;
}) {
  const t = useTranslations('poll.result');
  const figures = scaleFigures(tally.counts, lowest);
  if (figures === null) return null;
  return (
    <p className="result-figures numbers">
      <span>
        {t('mean')} {words.number(figures.mean)}
      </span>
      <span>
        {t('median')} {words.number(figures.median)}
      </span>
      {own !== undefined && (
        <span className="result-yours">
          {t('yours')} {own}
        </span>
      )}
    </p>
  );
}
