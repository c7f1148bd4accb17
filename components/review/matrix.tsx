'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { Rendered } from '#components/live/use-answer.ts';
import { useAround } from '#components/programme/context.tsx';
import { cellsOf, filterOf, matrixAddress, matrixPath } from '#lib/review/address.ts';
import { type CellPlace, matrixOf } from '#lib/review/matrix.ts';
import type { CardsAnswer, MatrixAnswer, ReviewFilter } from '#lib/wire/review.ts';
import { Reading, ReviewFrame, Trouble } from './frame.tsx';
import { MatrixFilter } from './matrix-filter.tsx';
import { MatrixList } from './matrix-list.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { OpenCells } from './open-cells.tsx';
import { useOutputs } from './use-outputs.ts';

/** What the page brought along. */
export interface RenderedMatrix {
  matrix: Rendered<MatrixAnswer>;
  cells: Rendered<CardsAnswer>[];
}

/**
 * Countries × topics over all rooms: what was said where, to narrow down, open and set side by side. What it shows
 * stands in the address; choosing changes the address and asks the server for the answer alone, so the page stays.
 */
export function ReviewMatrix({ rendered }: { rendered: RenderedMatrix }) {
  const t = useTranslations('review.matrix');
  const { event } = useAround();
  const parameters = useSearchParams();
  const pathname = usePathname();
  const filter = filterOf(parameters);
  const open = cellsOf(parameters);
  const { value, error, busy, again } = useOutputs<MatrixAnswer>(matrixPath(filter), rendered.matrix);
  const matrix = useMemo(
    () =>
      matrixOf(
        value?.cells ?? [],
        event.countries.map((country) => country.code),
        event.topics.map((topic) => topic.id),
      ),
    [value, event],
  );
  const go = (nextFilter: ReviewFilter, cells: readonly CellPlace[]) => {
    // The page is still this one when somebody goes back.
    if (pathname === '/review/matrix') history.pushState(null, '', matrixAddress(nextFilter, cells));
  };
  const show = (cells: readonly CellPlace[]) => go(filter, cells);
  const filtered = Object.keys(filter).length > 0;
  const empty = value !== null && value.cells.length === 0;

  return (
    <ReviewFrame title={t('title')} part="matrix">
      <h1 className="mb-3 text-xl">{t('title')}</h1>
      <MatrixFilter filter={filter} onChange={(next) => go(next, open)} />
      <Trouble error={error} again={again} shows={value !== null} />
      {value === null && error === null && <Reading />}
      {empty && (
        <p role="status" className="mb-4 text-soft">
          {t(filtered ? 'emptyFiltered' : 'empty')}
        </p>
      )}
      {value !== null && (
        <div aria-busy={busy} className="matrix">
          <MatrixTable matrix={matrix} open={open} onOpen={show} />
          <MatrixList matrix={matrix} open={open} onOpen={show} />
          <p className="mt-2 text-sm text-soft">{t('perTopic')}</p>
        </div>
      )}
      {open.length > 0 && (
        <OpenCells cells={open} matrix={matrix} filter={filter} rendered={rendered.cells} onChange={show} />
      )}
    </ReviewFrame>
  );
}
