'use client';

import { useTranslations } from 'use-intl';
import { cloudOf } from '#lib/poll/picture.ts';
import { ENTRIES_MAX } from '#lib/poll/tally.ts';
import type { DrawingParts } from './series.ts';
import { useResultWords } from './use-words.ts';

/** Words in the size of how often they were written, the most frequent first; each with its number. */
export function Cloud({ plan, series }: DrawingParts) {
  const words = useResultWords(plan);
  return series.map(({ id, name, tally }) =>
    tally === null ? null : (
      <div key={id}>
        {name !== '' && <p className="result-name">{name}</p>}
        <ul className="result-cloud">
          {cloudOf(tally.entries).map(({ key, text, count, size }) => (
            <li key={key} data-size={size}>
              <bdi dir="auto">{text}</bdi>
              {count > 1 && <span className="numbers result-times">{words.number(count)}</span>}
            </li>
          ))}
        </ul>
        <Most entries={tally.entries.length} />
      </div>
    ),
  );
}

/** What people answered in their own words; the same answer once, with how many gave it. */
export function Answers({ plan, series }: DrawingParts) {
  const words = useResultWords(plan);
  return series.map(({ id, name, tally }) =>
    tally === null ? null : (
      <div key={id}>
        {name !== '' && <p className="result-name">{name}</p>}
        <ul className="result-answers">
          {tally.entries.map(({ key, text, count }) => (
            <li key={key} dir="auto">
              {text}
              {count > 1 && <bdi className="numbers result-times">× {words.number(count)}</bdi>}
            </li>
          ))}
        </ul>
        <Most entries={tally.entries.length} />
      </div>
    ),
  );
}

function Most({ entries }: { entries: number }) {
  const t = useTranslations('poll.result');
  return entries < ENTRIES_MAX ? null : <p className="result-note">{t('most', { max: ENTRIES_MAX })}</p>;
}
