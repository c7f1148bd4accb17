'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { ConsoleLink } from '#components/console/console-link.tsx';
import { AnnouncementsButton } from '#components/facilitation/announcement-lines.tsx';
import { RaiseHand } from '#components/facilitation/raise-hand.tsx';
import { useLanguage } from '#components/language/provider.tsx';
import { LanguageMenu } from '#components/language/switch.tsx';
import { PresencePanel } from '#components/people/presence-panel.tsx';
import { NowBar } from '#components/programme/now-bar.tsx';
import { SavingMark } from '#components/saving/saving-mark.tsx';
import { CountryTile, hueOf } from '#components/ui/country.tsx';
import { BackIcon } from '#components/ui/icon.tsx';
import { useRoom } from './room-context.tsx';
import { TimeLeft } from './time-left.tsx';

/** On top of a room: which session and country, how long still, who is here, saved or not. */
export function RoomHeader() {
  const t = useTranslations('room');
  const { language } = useLanguage();
  const { session, room } = useRoom();
  return (
    <header className="relative flex flex-wrap items-center gap-x-4 border-b border-line px-2 py-1 sm:px-4">
      <Link
        href="/event"
        className="inline-flex min-h-11 items-center gap-2 rounded-md px-2 text-sm text-soft no-underline hover:bg-sunken hover:text-ink max-sm:-ms-1"
      >
        <BackIcon />
        <span className="max-sm:sr-only">{t('programme')}</span>
      </Link>
      <div data-rests className="min-w-0 flex-1 basis-40 py-1">
        <h1 className="text-base leading-snug lg:text-lg">{session.title[language]}</h1>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm text-soft">
          <Countries />
          <TimeLeft />
        </p>
      </div>
      <div className="flex items-center gap-x-1 max-sm:min-w-64 max-sm:flex-1 max-sm:flex-wrap max-sm:justify-between max-sm:ps-2 sm:gap-x-2">
        <SavingMark />
        {/* On a phone the words on saving need the place of the letters; the menu is called by its language anyway. */}
        <span className="ms-auto flex items-center [&_[data-letters]]:hidden">
          <RaiseHand />
          <AnnouncementsButton roomId={room.id} />
          <PresencePanel />
          <LanguageMenu />
        </span>
      </div>
      <div data-rests className="flex w-full flex-wrap items-center justify-between gap-x-4 px-2 pb-1">
        <NowBar roomId={room.id} />
        <ConsoleLink sessionId={session.id} roomId={room.id} kind="plain" />
      </div>
    </header>
  );
}

/** The countries of the room, each with its letters and its name; a room of all says so. */
function Countries() {
  const t = useTranslations('room');
  const { event, room } = useRoom();
  const { language } = useLanguage();
  const codes = event.countries.map((country) => country.code);
  const here = event.countries.filter((country) => room.countries.includes(country.code));
  if (here.length === 0) return <span>{t('allCountries')}</span>;
  return here.map((country) => (
    <span key={country.code} className="inline-flex items-center gap-1.5">
      <CountryTile code={country.code} hue={hueOf(codes, country.code)} size="sm" />
      <span className="text-ink">{country.name[language]}</span>
    </span>
  ));
}
