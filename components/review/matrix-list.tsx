'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useAround } from '#components/programme/context.tsx';
import { CountryTile, hueOf } from '#components/ui/country.tsx';
import { listOf } from '#lib/language/locale.ts';
import { type CellPlace, keyOf, type Matrix } from '#lib/review/matrix.ts';
import { CellButton } from './matrix-table.tsx';
import { useNames } from './use-names.ts';

/** The same as the table for narrow screens: country by country, what there is and, in one line, what there is not. */
export function MatrixList({
  matrix,
  open,
  onOpen,
}: {
  matrix: Matrix;
  open: readonly CellPlace[];
  onOpen: (cells: readonly CellPlace[]) => void;
}) {
  const t = useTranslations('review.matrix');
  const { language } = useLanguage();
  const { event } = useAround();
  const names = useNames();
  const codes = event.countries.map((country) => country.code);
  return (
    <div className="space-y-6 lg:hidden">
      {matrix.rows.map((country) => {
        const without = matrix.columns.filter((topic) => matrix.at({ country, topic }) === null);
        return (
          <section key={country ?? '-'} aria-labelledby={`country-${country ?? '-'}`}>
            <h2 id={`country-${country ?? '-'}`} className="mb-1 flex items-center gap-2">
              {country !== null && <CountryTile code={country} hue={hueOf(codes, country)} />}
              {names.country(country)}
            </h2>
            <ul className="matrix-list">
              {matrix.columns.map((topic) => {
                const place = { country, topic };
                const cell = matrix.at(place);
                if (cell === null) return null;
                const isOpen = open.some((each) => keyOf(each) === keyOf(place));
                return (
                  <li key={topic ?? '-'}>
                    <CellButton
                      cell={cell}
                      isOpen={isOpen}
                      onPress={() => onOpen(isOpen ? [] : [place])}
                      heading={names.topic(topic)}
                    />
                  </li>
                );
              })}
            </ul>
            {without.length > 0 && (
              <p className="mt-1 text-sm text-soft">
                {t('nothingOn', { topics: listOf(without.map(names.topic), language) })}
              </p>
            )}
          </section>
        );
      })}
    </div>
  );
}
