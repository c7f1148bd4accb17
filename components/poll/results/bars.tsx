'use client';

import { useTranslations } from 'use-intl';
import { CheckIcon } from '#components/ui/icon.tsx';
import { type Line, linesOf } from '#lib/poll/picture.ts';
import type { DrawingParts } from './series.ts';
import { type ResultWords, useResultWords } from './use-words.ts';

/**
 * A bar for each choice, as long as its share of those who answered; what was counted by hand is striped. Where
 * several stand side by side, each choice has a bar of each.
 */
export function Bars({ plan, series, own }: DrawingParts) {
  const words = useResultWords(plan);
  const drawn = series.flatMap(({ id, name, tally }) =>
    tally === null ? [] : [{ id, name, lines: linesOf(plan, tally) }],
  );
  // Of a ranking the newest round gives the order.
  const first = drawn.at(-1);
  if (first === undefined) return null;
  return (
    <ul className="result-choices">
      {first.lines.map(({ choice, rank }) => {
        const { text, language } = words.choice(choice);
        return (
          <li key={choice}>
            <p className="result-choice">
              {rank > 0 && <span className="numbers font-semibold">{rank}.</span>}
              <span className="min-w-0 flex-1">
                <bdi lang={language}>{text}</bdi>
                {own?.includes(choice) && <Yours />}
              </span>
              {drawn.length === 1 && <Value plan={plan} line={lineOf(first.lines, choice)} words={words} />}
            </p>
            {drawn.map(({ id, name, lines }) => {
              const line = lineOf(lines, choice);
              return (
                <div key={id} className={drawn.length > 1 ? 'result-row' : ''}>
                  {drawn.length > 1 && <span className="result-name">{name}</span>}
                  <Bar line={line} />
                  {drawn.length > 1 && <Value plan={plan} line={line} words={words} />}
                </div>
              );
            })}
          </li>
        );
      })}
    </ul>
  );
}

function Yours() {
  const t = useTranslations('poll.result');
  return (
    <span className="result-yours">
      <CheckIcon /> {t('yours')}
    </span>
  );
}

function lineOf(lines: readonly Line[], choice: string): Line {
  return lines.find((line) => line.choice === choice) ?? { choice, count: 0, byHand: 0, share: 0, rank: 0 };
}

function Bar({ line }: { line: Line }) {
  return (
    <span className="result-bar">
      <span className="result-fill" style={{ inlineSize: `${line.share * 100}%` }}>
        {line.byHand > 0 && (
          <span className="result-hand" style={{ inlineSize: `${(line.byHand / line.count) * 100}%` }} />
        )}
      </span>
    </span>
  );
}

function Value({
  plan,
  line: { count, byHand, share },
  words,
}: {
  plan: DrawingParts['plan'];
  line: Line;
  words: ResultWords;
}) {
  const t = useTranslations('poll.result');
  return (
    <span className="result-value numbers">
      {plan.kind === 'ranking' ? t('points', { count }) : `${words.number(count)} · ${words.percent(share)}`}
      {byHand > 0 && <span className="result-by-hand">{t('hand', { count: byHand })}</span>}
    </span>
  );
}
