'use client';

import { useTranslations } from 'use-intl';
import { hueOf } from '#components/ui/country.tsx';
import { Initials } from '#components/ui/initials.tsx';
import type { Event } from '#lib/event/event.ts';
import type { Presence } from '#lib/wire/live.ts';

/** As many marks as fit beside a room's name on a phone; the number beside them counts everybody. */
const MARKS_MAX = 4;

/** Who is in a room at this moment: some initials, and how many in words. Nothing while nobody is. */
export function Present({ event, people }: { event: Pick<Event, 'countries'>; people: readonly Presence[] }) {
  const t = useTranslations('programme');
  if (people.length === 0) return null;
  const codes = event.countries.map((country) => country.code);
  return (
    <span className="inline-flex items-center gap-2 text-sm text-soft">
      <span className="flex -space-x-2 rtl:space-x-reverse" aria-hidden="true">
        {people.slice(0, MARKS_MAX).map((person) => (
          <Initials
            key={person.personId}
            name={person.name}
            hue={hueOf(codes, person.country)}
            faded={person.state === 'idle'}
          />
        ))}
      </span>
      {t('here', { count: people.length })}
    </span>
  );
}
