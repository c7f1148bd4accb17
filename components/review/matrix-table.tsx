'use client';

import { useTranslations } from 'use-intl';
import { useAround } from '#components/programme/context.tsx';
import { CountryTile, hueOf } from '#components/ui/country.tsx';
import { CELLS_MAX } from '#lib/review/address.ts';
import { type CellPlace, keyOf, type Matrix } from '#lib/review/matrix.ts';
import type { MatrixCell } from '#lib/wire/review.ts';
import { onTableArrow } from './arrows.ts';
import { useNames } from './use-names.ts';
import { useTimes } from './use-times.ts';

interface MatrixProps {
  matrix: Matrix;
  /** The cells that are open below. */
  open: readonly CellPlace[];
  onOpen: (cells: readonly CellPlace[]) => void;
}

/** The matrix as a table; a press on a cell opens it, one on a heading opens its whole row or column. */
export function MatrixTable({ matrix, open, onOpen }: MatrixProps) {
  const t = useTranslations('review.matrix');
  const { event } = useAround();
  const names = useNames();
  const codes = event.countries.map((country) => country.code);
  const places = (all: readonly CellPlace[]) =>
    all.filter((place) => matrix.at(place) !== null).slice(0, CELLS_MAX);
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls a table that is wider than the screen.
      tabIndex={0}
      aria-label={t('title')}
      className="overflow-x-auto max-lg:hidden"
    >
      <table className="review-table matrix-table" onKeyDown={onTableArrow}>
        <caption className="sr-only">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('country')}</th>
            {matrix.columns.map((topic) => (
              <th key={topic ?? '-'} scope="col">
                <Heading
                  label={t('compareTopic', { topic: names.topic(topic) })}
                  name={names.topic(topic)}
                  cells={places(matrix.rows.map((country) => ({ country, topic })))}
                  onOpen={onOpen}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((country) => (
            <tr key={country ?? '-'}>
              <th scope="row">
                <span className="flex items-center gap-2">
                  {country !== null && <CountryTile code={country} hue={hueOf(codes, country)} />}
                  <Heading
                    label={t('compareCountry', { country: names.country(country) })}
                    name={names.country(country)}
                    cells={places(matrix.columns.map((topic) => ({ country, topic })))}
                    onOpen={onOpen}
                  />
                </span>
              </th>
              {matrix.columns.map((topic) => (
                <Cell
                  key={topic ?? '-'}
                  cell={matrix.at({ country, topic })}
                  place={{ country, topic }}
                  open={open}
                  onOpen={onOpen}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The name of a row or column; where it holds something, it opens all of it. */
function Heading({
  label,
  name,
  cells,
  onOpen,
}: {
  label: string;
  name: string;
  cells: readonly CellPlace[];
  onOpen: MatrixProps['onOpen'];
}) {
  if (cells.length === 0) return <span>{name}</span>;
  return (
    <button type="button" data-stop title={label} onClick={() => onOpen(cells)} className="matrix-heading">
      {name}
      <span className="sr-only">. {label}</span>
    </button>
  );
}

function Cell({
  cell,
  place,
  open,
  onOpen,
}: {
  cell: MatrixCell | null;
  place: CellPlace;
  open: MatrixProps['open'];
  onOpen: MatrixProps['onOpen'];
}) {
  const t = useTranslations('review.matrix');
  if (cell === null) {
    return (
      <td className="review-none">
        <span aria-hidden="true">–</span>
        <span className="sr-only">{t('nothing')}</span>
      </td>
    );
  }
  const isOpen = open.some((each) => keyOf(each) === keyOf(place));
  return (
    <td>
      <CellButton
        cell={cell}
        isOpen={isOpen}
        onPress={() => onOpen(isOpen && open.length === 1 ? [] : [place])}
      />
    </td>
  );
}

/** How many cards a cell holds and the newest of them; a press opens them. */
export function CellButton({
  cell,
  isOpen,
  onPress,
  heading = null,
}: {
  cell: MatrixCell;
  isOpen: boolean;
  onPress: () => void;
  /** Its topic, where no column says it. */
  heading?: string | null;
}) {
  const t = useTranslations('review.matrix');
  const { sessions } = useAround();
  const { when } = useTimes();
  const { newest } = cell;
  const session = sessions.find((each) => each.rooms.some((room) => room.id === newest.roomId));
  return (
    <button
      type="button"
      data-stop
      data-cell={keyOf(cell)}
      aria-expanded={isOpen}
      onClick={onPress}
      className="matrix-cell"
    >
      <span className="matrix-count numbers">
        <span aria-hidden="true">{cell.count}</span>
        <span className="sr-only">{t('total', { count: cell.count })}. </span>
      </span>
      {heading !== null && <span className="matrix-topic">{heading}</span>}
      <span className="matrix-newest" dir="auto">
        {newest.text}
      </span>
      <span className="matrix-by text-soft">
        <bdi className="truncate">{newest.by}</bdi>
        <span className="numbers">{when(newest.createdAt, session?.startsAt ?? newest.createdAt)}</span>
      </span>
    </button>
  );
}
