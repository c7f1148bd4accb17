'use client';

import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useAround } from '#components/programme/context.tsx';
import { CountryTile, hueOf } from '#components/ui/country.tsx';
import type { Session } from '#lib/event/event.ts';
import { linesOfSession, type Stretch } from '#lib/review/day-grid.ts';
import type { RoomTotals } from '#lib/wire/review.ts';
import { onTableArrow } from './arrows.ts';
import { ExportButton } from './export-button.tsx';
import { RoomCell } from './room-cell.tsx';
import { SessionHead } from './session-head.tsx';
import { useTimes } from './use-times.ts';

/** Sessions × countries; a room of several countries lies over all of theirs. */
export function DayGrid({ totals }: { totals: readonly RoomTotals[] }) {
  const t = useTranslations('review');
  const { event, sessions } = useAround();
  const { language } = useLanguage();
  const { day, dayOf } = useTimes();
  const codes = event.countries.map((country) => country.code);
  const days = [...new Set(sessions.map((session) => dayOf(session.startsAt)))];
  return (
    <table className="review-table max-lg:hidden" onKeyDown={onTableArrow}>
      <caption className="sr-only">{t('day.caption')}</caption>
      <colgroup>
        <col className="w-[19%]" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('day.session')}</th>
          {event.countries.map((country) => (
            <th key={country.code} scope="col">
              <span className="flex items-center gap-x-2">
                <CountryTile code={country.code} hue={hueOf(codes, country.code)} />
                <span className="min-w-0">{country.name[language]}</span>
              </span>
              <ExportButton scope={{ country: country.code }} what={country.name[language]} small />
            </th>
          ))}
        </tr>
      </thead>
      {days.map((date) => (
        <tbody key={date}>
          {days.length > 1 && (
            <tr>
              <th scope="rowgroup" colSpan={codes.length + 1} className="text-sm">
                {day(date)}
              </th>
            </tr>
          )}
          {sessions
            .filter((session) => dayOf(session.startsAt) === date)
            .map((session) => (
              <SessionRows key={session.id} session={session} codes={codes} totals={totals} />
            ))}
        </tbody>
      ))}
    </table>
  );
}

function SessionRows({
  session,
  codes,
  totals,
}: {
  session: Session;
  codes: readonly string[];
  totals: readonly RoomTotals[];
}) {
  const lines = linesOfSession(session, codes);
  const rows: Stretch[][] = lines.length === 0 ? [[]] : lines;
  return rows.map((line, place) => (
    <tr key={line.find((stretch) => stretch.room !== null)?.room?.id ?? 'none'}>
      {place === 0 && (
        <th scope={rows.length > 1 ? 'rowgroup' : 'row'} rowSpan={rows.length}>
          <SessionHead session={session} />
        </th>
      )}
      {line.map((stretch) => (
        <Fragment key={stretch.from}>
          <Place stretch={stretch} session={session} totals={totals} />
        </Fragment>
      ))}
    </tr>
  ));
}

function Place({
  stretch: { room, span },
  session,
  totals,
}: {
  stretch: Stretch;
  session: Session;
  totals: readonly RoomTotals[];
}) {
  const t = useTranslations('review.day');
  if (room === null) {
    return (
      <td className="review-none">
        <span className="sr-only">{t('noRoom')}</span>
      </td>
    );
  }
  return (
    <td colSpan={span}>
      <RoomCell session={session} room={room} totals={totals} named={span > 1} />
    </td>
  );
}
