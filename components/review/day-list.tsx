'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useAround } from '#components/programme/context.tsx';
import { CountryTile, hueOf } from '#components/ui/country.tsx';
import type { RoomTotals } from '#lib/wire/review.ts';
import { ExportButton } from './export-button.tsx';
import { RoomCell } from './room-cell.tsx';
import { SessionFacts } from './session-head.tsx';
import { useTimes } from './use-times.ts';

/** The same as the grid for narrow screens: session by session, room under room. */
export function DayList({ totals }: { totals: readonly RoomTotals[] }) {
  const t = useTranslations('review');
  const { event, sessions } = useAround();
  const { language } = useLanguage();
  const { day, dayOf } = useTimes();
  const codes = event.countries.map((country) => country.code);
  const manyDays = new Set(sessions.map((session) => dayOf(session.startsAt))).size > 1;
  return (
    <div className="space-y-6 lg:hidden">
      {sessions.map((session, place) => {
        const date = dayOf(session.startsAt);
        const before = sessions[place - 1];
        const newDay = manyDays && (before === undefined || dayOf(before.startsAt) !== date);
        return (
          <section key={session.id} aria-labelledby={`session-${session.id}`}>
            {newDay && <p className="mb-2 font-semibold">{day(date)}</p>}
            <SessionFacts session={session} />
            <h2 id={`session-${session.id}`} className="leading-snug">
              {session.title[language]}
            </h2>
            <ExportButton scope={{ session: session.id }} what={session.title[language]} small />
            <ul className="mt-1 grid gap-2 sm:grid-cols-2">
              {session.rooms.map((room) => (
                <li key={room.id} className="rounded-md border border-line bg-sheet px-3 py-2">
                  <RoomCell session={session} room={room} totals={totals} named />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <section aria-labelledby="by-country">
        <h2 id="by-country" className="leading-snug">
          {t('export.byCountry')}
        </h2>
        <ul className="mt-1 flex flex-wrap gap-2">
          {event.countries.map((country) => (
            <li key={country.code} className="inline-flex items-center gap-2">
              <CountryTile code={country.code} hue={hueOf(codes, country.code)} />
              {country.name[language]}
              <ExportButton scope={{ country: country.code }} what={country.name[language]} small />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
