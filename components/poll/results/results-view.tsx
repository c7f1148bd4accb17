'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { listOf } from '#lib/language/locale.ts';
import type { Choice } from '#lib/poll/ballot.ts';
import type { PollPlan } from '#lib/poll/poll.ts';
import type { Results } from '#lib/poll/results.ts';
import { Bars } from './bars.tsx';
import { Distribution } from './distribution.tsx';
import { Answers, Cloud } from './entries.tsx';
import type { ResultNames } from './names.ts';
import type { DrawingParts, Series } from './series.ts';
import { ResultTable } from './table.tsx';
import './results.css';

/**
 * What a poll has brought, drawn and as a table: of all together, by room and by the break-down where there is one. The
 * table is always there for those who listen.
 *
 * @param before results of earlier rounds, the first one first: they stand beside `results`
 * @param names how rooms and countries are called; without it nothing is shown by room or by group
 * @param own what the reader chose
 * @param large to be read from 20 m: no buttons, the size follows the window
 * @param tableWanted the table is seen instead of the drawing, until the reader chooses
 */
export function ResultsView({
  plan,
  results,
  before = [],
  names,
  own,
  large = false,
  tableWanted = false,
}: {
  plan: PollPlan;
  results: Results;
  before?: readonly Results[];
  names?: ResultNames;
  own?: Choice | undefined;
  large?: boolean;
  tableWanted?: boolean;
}) {
  const t = useTranslations('poll.result');
  const [chosen, setAsTable] = useState<boolean | null>(null);
  const asTable = chosen ?? tableWanted;
  const { total } = results;
  const rounds = roundsOf(results, before, (number) => t('round', { number }));
  const rooms = roomsOf(results, names);
  const groups = useGroups(results, names);
  const isHeldBack = total !== null && total.people < results.people;
  return (
    <div className="results" data-large={large || undefined}>
      <p className="result-people numbers">
        {t('people', { count: results.people })}
        {total !== null && total.byHand > 0 && ` · ${t('byHand', { count: total.byHand })}`}
      </p>
      {total === null && <p className="result-note">{t('hidden')}</p>}
      {isHeldBack && <p className="result-note">{t('behind', { count: total.people })}</p>}
      <Shown plan={plan} series={rounds} own={own} asTable={asTable} caption={t('total')} />
      {rooms.length > 0 && (
        <Apart title={t('rooms')} series={rooms}>
          <Shown plan={plan} series={rooms} asTable={asTable} caption={t('rooms')} />
        </Apart>
      )}
      {names !== undefined && total !== null && results.rooms.length > 0 && rooms.length === 0 && (
        <p className="result-note">{t('apartLater')}</p>
      )}
      {groups !== null && (
        <Apart title={groups.title} series={groups.series}>
          <Shown plan={plan} series={groups.series} asTable={asTable} caption={groups.title} />
        </Apart>
      )}
      {plan.kind === 'multiple' && plan.max > 1 && total !== null && (
        <p className="result-note">{t('several')}</p>
      )}
      {!large && total !== null && total.people > 0 && (
        <Button
          kind="plain"
          className="-mx-2 justify-self-start text-sm"
          onClick={() => setAsTable(!asTable)}
        >
          {t(asTable ? 'asDrawing' : 'asTable')}
        </Button>
      )}
    </div>
  );
}

/** The drawing and its table; one of them is seen, the table is always heard. */
function Shown({ asTable, caption, ...parts }: DrawingParts & { asTable: boolean; caption: string }) {
  const isEmpty = parts.series.every(({ tally }) => tally === null || tally.people === 0);
  if (isEmpty) return null;
  return (
    <>
      {!asTable && (
        <div aria-hidden="true" className="result-drawing">
          <Drawing {...parts} />
        </div>
      )}
      <div className={asTable ? '' : 'sr-only'}>
        <ResultTable {...parts} caption={caption} isSeen={asTable} />
      </div>
    </>
  );
}

function Drawing(parts: DrawingParts) {
  switch (parts.plan.kind) {
    case 'single':
    case 'multiple':
    case 'ranking':
      return <Bars {...parts} />;
    case 'scale':
      return <Distribution {...parts} />;
    case 'words':
      return <Cloud {...parts} />;
    case 'open':
      return <Answers {...parts} />;
  }
}

/** What stands apart from the whole, under its title; who is not shown is named. */
function Apart({
  title,
  series,
  children,
}: {
  title: string;
  series: readonly Series[];
  children: React.ReactNode;
}) {
  const t = useTranslations('poll.result');
  const { language } = useLanguage();
  const few = series.filter(({ tally }) => tally === null);
  return (
    <section className="result-apart">
      <h4>{title}</h4>
      {children}
      {few.length > 0 && (
        <p className="result-note">
          {t('few', {
            names: listOf(
              few.map(({ name }) => `\u2068${name}\u2069`),
              language,
            ),
          })}{' '}
          {t('apart')}
        </p>
      )}
    </section>
  );
}

function roundsOf(
  results: Results,
  before: readonly Results[],
  nameOf: (number: number) => string,
): Series[] {
  const all = [...before, results].filter(({ total }) => total !== null);
  return all.map(({ roundId, total }) => ({
    id: roundId,
    name:
      all.length === 1 ? '' : nameOf([...before, results].findIndex((each) => each.roundId === roundId) + 1),
    tally: total,
  }));
}

/** Empty where nothing may be shown by room, or not yet. */
function roomsOf({ rooms }: Results, names: ResultNames | undefined): Series[] {
  if (names === undefined || rooms.every(({ tally }) => tally === null)) return [];
  return rooms.map(({ roomId, tally }) => ({ id: roomId, name: names.room(roomId), tally }));
}

function useGroups(
  { parts }: Results,
  names: ResultNames | undefined,
): { title: string; series: Series[] } | null {
  const t = useTranslations('poll.result');
  if (parts === null || parts.by === 'none' || names === undefined) return null;
  const { by, groups } = parts;
  const kindOf = (kind: string) => {
    const key = `organisationKind.${kind}` as Parameters<typeof t.has>[0];
    return t.has(key) ? t(key as 'organisationKind.ngo') : kind;
  };
  const nameOf = (group: string) => {
    if (by === 'country') return group === '' ? t('noCountry') : names.country(group);
    return group === '' ? t('noOrganisation') : kindOf(group);
  };
  const series = groups.map(({ group, value }) => ({
    id: group || 'none',
    name: nameOf(group),
    tally: value,
  }));
  // One group alone is the whole once more.
  return series.length < 2 ? null : { title: t(by), series };
}
