'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useLive } from '#components/live/use-live.ts';
import { useRoom } from '#components/room/room-context.tsx';
import { IconButton } from '#components/ui/button.tsx';
import { CountryTile, hueOf } from '#components/ui/country.tsx';
import { CloseIcon, PeopleIcon } from '#components/ui/icon.tsx';
import { Initials } from '#components/ui/initials.tsx';
import type { Presence } from '#lib/wire/live.ts';
import { type PresenceLine, presenceGroups } from './presence-list.ts';

/** Everybody who was seen in this room since the page opened. */
function useMet(people: readonly Presence[], roomId: string): ReadonlyMap<string, Presence> {
  const [met, setMet] = useState<ReadonlyMap<string, Presence>>(new Map());
  useEffect(() => {
    setMet((before) => {
      const came = people.filter((person) => person.roomId === roomId && !before.has(person.personId));
      return came.length === 0
        ? before
        : new Map([...before, ...came.map((person) => [person.personId, person] as const)]);
    });
  }, [people, roomId]);
  return met;
}

/** A button with how many are here; it opens the list of who, in place. */
export function PresencePanel() {
  const t = useTranslations('room.people');
  const { room } = useRoom();
  const { people, connection } = useLive();
  const met = useMet(people, room.id);
  const groups = presenceGroups(people, met, room.id);
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    const outside = (press: PointerEvent) => {
      if (!frame.current?.contains(press.target as Node)) setOpen(false);
    };
    addEventListener('pointerdown', outside, true);
    return () => removeEventListener('pointerdown', outside, true);
  }, [open]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only Escape is caught here, from the controls inside.
    <div
      ref={frame}
      className="sm:relative"
      onKeyDown={(key) => {
        if (key.key !== 'Escape' || !open) return;
        setOpen(false);
        frame.current?.querySelector('button')?.focus();
      }}
    >
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        title={t('button', { count: groups.here.length })}
        onClick={() => setOpen(!open)}
        className="inline-flex min-h-11 items-center gap-2 rounded-md px-2 text-sm text-soft hover:bg-sunken hover:text-ink"
      >
        <span className="flex -space-x-2 max-md:hidden rtl:space-x-reverse" aria-hidden="true">
          {groups.here.slice(0, 4).map(({ person, is }) => (
            <Mark key={person.personId} person={person} faded={is !== 'active'} />
          ))}
        </span>
        <span className="md:hidden">
          <PeopleIcon />
        </span>
        <span className="numbers font-semibold" aria-hidden="true">
          {groups.here.length}
        </span>
        <span className="sr-only">{t('button', { count: groups.here.length })}</span>
      </button>
      {open && (
        <section
          id={id}
          aria-label={t('title')}
          className="absolute inset-e-2 z-40 mt-1 max-h-[70dvh] w-[min(23rem,calc(100vw-1rem))] overflow-y-auto rounded-md border border-line bg-sheet p-4 shadow-float sm:inset-e-0"
        >
          <div className="flex items-start justify-between gap-2">
            <h2 className="pt-2 text-lg">{t('title')}</h2>
            <IconButton label={t('close')} onClick={() => setOpen(false)}>
              <CloseIcon />
            </IconButton>
          </div>
          {connection === 'lost' && <p className="mb-2 text-sm text-warn">{t('notLive')}</p>}
          <Group title={t('inRoom')} lines={groups.here} />
          {groups.here.length <= 1 && <p className="text-sm text-soft">{t('nobody')}</p>}
          <Group title={t('elsewhere')} lines={groups.elsewhere} />
          <Group title={t('left')} lines={groups.gone} />
        </section>
      )}
    </div>
  );
}

function Group({ title, lines }: { title: string; lines: readonly PresenceLine[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3 className="mt-3 mb-1 text-sm text-soft">
        {title} <span className="numbers">({lines.length})</span>
      </h3>
      <ul>
        {lines.map((line) => (
          <Line key={line.person.personId} line={line} />
        ))}
      </ul>
    </>
  );
}

function Line({ line: { person, is } }: { line: PresenceLine }) {
  const t = useTranslations('room.people');
  const { me, event } = useRoom();
  const { language } = useLanguage();
  const country = event.countries.find((each) => each.code === person.country);
  return (
    <li className="flex items-center gap-3 py-1.5" data-person={person.personId} data-presence={is}>
      <Mark person={person} faded={is !== 'active'} />
      <span className="min-w-0 flex-1">
        <span className="block leading-snug">
          <bdi className="font-medium">{person.name}</bdi>
          {person.personId === me.id && <span className="text-soft"> ({t('you')})</span>}
        </span>
        <span className="block text-xs text-soft">
          {person.organisation !== '' && <bdi>{person.organisation}</bdi>}
          {person.organisation !== '' && ' · '}
          {t(is)}
        </span>
      </span>
      {country !== undefined && (
        <CountryTile
          code={country.code}
          hue={hueOf(
            event.countries.map((each) => each.code),
            country.code,
          )}
          name={country.name[language]}
          size="sm"
        />
      )}
    </li>
  );
}

function Mark({ person, faded }: { person: Presence; faded: boolean }) {
  const { event } = useRoom();
  const hue = hueOf(
    event.countries.map((each) => each.code),
    person.country,
  );
  return <Initials name={person.name} hue={hue} faded={faded} />;
}
