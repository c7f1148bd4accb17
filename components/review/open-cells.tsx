'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Rendered } from '#components/live/use-answer.ts';
import { useAround } from '#components/programme/context.tsx';
import { Button, IconButton } from '#components/ui/button.tsx';
import { CountryTile, hueOf } from '#components/ui/country.tsx';
import { CloseIcon } from '#components/ui/icon.tsx';
import { CELLS_MAX, cardsPath } from '#lib/review/address.ts';
import { type CellPlace, keyOf, type Matrix } from '#lib/review/matrix.ts';
import type { CardsAnswer, ReviewFilter } from '#lib/wire/review.ts';
import { Reading, Trouble } from './frame.tsx';
import { OutputCard } from './output-card.tsx';
import { useNames } from './use-names.ts';
import { useOutputs } from './use-outputs.ts';

/** All cards of the open cells, side by side, and what can be set beside them. */
export function OpenCells({
  cells,
  matrix,
  filter,
  rendered,
  onChange,
}: {
  cells: readonly CellPlace[];
  matrix: Matrix;
  filter: ReviewFilter;
  rendered: readonly Rendered<CardsAnswer>[];
  onChange: (cells: readonly CellPlace[]) => void;
}) {
  const t = useTranslations('review.matrix');
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = cells.map(keyOf).join(' ');
  const before = useRef(shown);

  // What was opened comes into view; setting one more beside it moves nothing.
  useEffect(() => {
    const added = before.current.split(' ').some((key) => key !== '' && shown.split(' ').includes(key));
    before.current = shown;
    if (added && heading.current?.dataset.seen === 'yes') return;
    if (heading.current === null) return;
    heading.current.dataset.seen = 'yes';
    heading.current.focus({ preventScroll: true });
    heading.current.scrollIntoView({ block: 'start' });
  }, [shown]);

  // Where nothing is open any more, the keyboard goes back to where one came from.
  const change = (next: readonly CellPlace[]) => {
    onChange(next);
    const [first] = cells;
    if (next.length === 0 && first !== undefined) requestAnimationFrame(() => focusCell(keyOf(first)));
  };

  return (
    <section aria-labelledby="side" className="mt-8 border-t border-line pt-4">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 id="side" ref={heading} tabIndex={-1} className="text-lg focus:outline-none">
          {t('side')}
        </h2>
        <Button onClick={() => change([])}>{t('closeAll')}</Button>
      </div>
      <Beside cells={cells} matrix={matrix} onChange={change} />
      <div className="side-by-side">
        {cells.map((place) => (
          <OpenCell
            key={keyOf(place)}
            place={place}
            filter={filter}
            rendered={rendered}
            onClose={() => {
              change(cells.filter((each) => keyOf(each) !== keyOf(place)));
              heading.current?.focus();
            }}
          />
        ))}
      </div>
    </section>
  );
}

/** Table and list both have the cell; only one of them is shown. */
function focusCell(key: string): void {
  const cells = document.querySelectorAll<HTMLElement>(`[data-cell="${CSS.escape(key)}"]`);
  [...cells].find((cell) => cell.checkVisibility())?.focus();
}

/** The other countries of a topic, or the other topics of a country, to be set beside what is open. */
function Beside({
  cells,
  matrix,
  onChange,
}: {
  cells: readonly CellPlace[];
  matrix: Matrix;
  onChange: (cells: readonly CellPlace[]) => void;
}) {
  const t = useTranslations('review.matrix');
  const names = useNames();
  const [first] = cells;
  if (first === undefined) return null;
  const oneTopic = cells.every((place) => place.topic === first.topic);
  const oneCountry = cells.every((place) => place.country === first.country);
  if (!oneTopic && !oneCountry) return null;
  const others = oneTopic
    ? matrix.rows.map((country) => ({ country, topic: first.topic }))
    : matrix.columns.map((topic) => ({ country: first.country, topic }));
  const offered = others.filter((place) => matrix.at(place) !== null);
  if (offered.length < 2) return null;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <span className="text-sm text-soft">{t('beside')}</span>
      {offered.map((place) => {
        const chosen = cells.some((each) => keyOf(each) === keyOf(place));
        const cellsNow = chosen
          ? cells.filter((each) => keyOf(each) !== keyOf(place))
          : offered.filter(
              (each) => keyOf(each) === keyOf(place) || cells.some((cell) => keyOf(cell) === keyOf(each)),
            );
        return (
          <button
            key={keyOf(place)}
            type="button"
            aria-pressed={chosen}
            onClick={() => onChange(cellsNow.slice(0, CELLS_MAX))}
            className="review-chip"
          >
            {oneTopic ? names.country(place.country) : names.topic(place.topic)}
            <span className="numbers text-soft">{matrix.at(place)?.count}</span>
          </button>
        );
      })}
    </div>
  );
}

function OpenCell({
  place,
  filter,
  rendered,
  onClose,
}: {
  place: CellPlace;
  filter: ReviewFilter;
  rendered: readonly Rendered<CardsAnswer>[];
  onClose: () => void;
}) {
  const t = useTranslations('review.matrix');
  const { event } = useAround();
  const names = useNames();
  const path = cardsPath(filter, place);
  const { value, error, busy, again } = useOutputs<CardsAnswer>(
    path,
    rendered.find((each) => each.path === path) ?? null,
  );
  const codes = event.countries.map((country) => country.code);
  const id = `cell-${keyOf(place)}`;
  return (
    <section aria-labelledby={id} aria-busy={busy} className="min-w-0 rounded-md bg-sunken p-2">
      <div className="mb-1 flex items-start gap-2">
        <h3
          id={id}
          className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 px-1 py-2 text-base leading-snug"
        >
          {place.country !== null && (
            <CountryTile code={place.country} hue={hueOf(codes, place.country)} size="sm" />
          )}
          {names.cell(place)}
          {value !== null && (
            <span className="numbers text-sm font-normal text-soft">
              {t('total', { count: value.total })}
            </span>
          )}
        </h3>
        <IconButton label={t('closeCell', { cell: names.cell(place) })} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </div>
      <Trouble error={error} again={again} shows={value !== null} />
      {value === null && error === null && <Reading />}
      {value?.cards.length === 0 && <p className="px-1 pb-2 text-sm text-soft">{t('noCards')}</p>}
      <ul className="grid gap-2">
        {value?.cards.map((card) => (
          <li key={`${card.roomId} ${card.cardId}`}>
            <OutputCard card={card} place="cell" />
          </li>
        ))}
      </ul>
      {value !== null && value.total > value.cards.length && (
        <p className="mt-2 px-1 text-sm text-soft">
          {t('newestOf', { shown: value.cards.length, total: value.total })}
        </p>
      )}
    </section>
  );
}
