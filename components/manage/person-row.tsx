'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useAround } from '#components/programme/context.tsx';
import { Facts } from '#components/programme/facts.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import { Button } from '#components/ui/button.tsx';
import { hueOf } from '#components/ui/country.tsx';
import { Initials } from '#components/ui/initials.tsx';
import { rolesToGive } from '#lib/people/edit-person.ts';
import type { Presence } from '#lib/wire/live.ts';
import { PersonChange } from './person-change.tsx';
import type { Listed } from './use-people.ts';

/** Somebody on the list: who they are, where they are now, and below, once asked for, what can be changed. */
export function PersonRow({ person, presence }: { person: Listed; presence: Presence | null }) {
  const t = useTranslations('manage.people');
  const common = useTranslations('common');
  const { language } = useLanguage();
  const { event, sessions, me } = useAround();
  const nameOf = useRoomName(event);
  const [open, setOpen] = useState(false);
  const codes = event.countries.map(({ code }) => code);
  const room = sessions.flatMap(({ rooms }) => rooms).find(({ id }) => id === presence?.roomId);
  const where =
    presence === null ? t('away') : room === undefined ? t('here') : t('hereIn', { room: nameOf(room) });
  const allowed = rolesToGive(me.person).includes(person.role);
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Initials name={person.name} hue={hueOf(codes, person.country)} faded={presence === null} />
        <div className="min-w-0 flex-1 basis-44 leading-snug">
          <p className="font-medium">
            <bdi>{person.name}</bdi>
            {person.id === me.person.id && (
              <span className="ms-2 text-sm font-normal text-soft">{t('you')}</span>
            )}
          </p>
          <p className="text-sm text-soft">
            <Facts
              facts={[
                common(`role.${person.role}`),
                person.facilitates === undefined ? '' : t('runsOf', { count: person.facilitates.length }),
                event.organisations.find(({ id }) => id === person.organisationId)?.name ?? '',
                event.countries.find(({ code }) => code === person.country)?.name[language] ?? '',
              ]}
            />
          </p>
        </div>
        <p className={`text-sm ${presence === null ? 'text-soft' : ''}`}>{where}</p>
        <Button
          onClick={() => setOpen(!open)}
          aria-expanded={open}
          aria-label={
            open
              ? common('which', { what: common('close'), which: person.name })
              : t('changeOf', { name: person.name })
          }
          disabledBecause={allowed ? undefined : t('staffOnly')}
          className="text-sm"
        >
          {open ? common('close') : t('change')}
        </Button>
      </div>
      {open && <PersonChange person={person} present={presence !== null} onClose={() => setOpen(false)} />}
    </li>
  );
}
