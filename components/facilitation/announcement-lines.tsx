'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { Button, IconButton } from '#components/ui/button.tsx';
import { CloseIcon } from '#components/ui/icon.tsx';
import { usePolite } from '#components/ui/polite.tsx';
import { readIn } from '#lib/event/given.ts';
import type { Announcement } from '#lib/facilitation/announcement.ts';
import { clockTime } from '#lib/language/locale.ts';
import { useAnnouncements } from './announcements.ts';
import { MegaphoneIcon } from './icons.tsx';
import { openList, putAway, useShown } from './put-away.ts';

/** More at once would leave no room to write; the list has them all. */
const AT_ONCE = 2;

/**
 * What was announced and not put away yet, or all of it; told to those who listen when it arrives. Takes no focus.
 *
 * @param roomId null: outside the rooms, where only what is for everybody is shown
 */
export function AnnouncementLines({ roomId, timeZone }: { roomId: string | null; timeZone: string }) {
  const t = useTranslations('facilitation.announcements');
  const { all, told } = useAnnouncements(roomId === null ? [] : [roomId]);
  const { putAway: away, listOpen } = useShown();
  useSaid(all, told);
  const waiting = all.filter(({ id }) => !away.includes(id));
  if (listOpen && all.length > 0) {
    return (
      <section
        aria-label={t('title')}
        className="max-h-[40dvh] overflow-y-auto rounded-md border border-line-strong bg-sheet px-3 py-2 text-sm"
      >
        <div className="flex items-center justify-between gap-2">
          <h2 className="text-base">{t('title')}</h2>
          <Button onClick={() => openList(false)} className="text-sm">
            {t('closeList')}
          </Button>
        </div>
        <ul className="divide-y divide-line">
          {all.map((each) => (
            <li key={each.id} className="py-2">
              <Words announcement={each} timeZone={timeZone} />
            </li>
          ))}
        </ul>
      </section>
    );
  }
  return waiting.slice(0, AT_ONCE).map((each) => (
    <div
      key={each.id}
      data-announcement={each.id}
      className="flex items-start gap-2 rounded-md border border-s-4 border-accent bg-accent-soft ps-3 text-sm text-ink"
    >
      <span className="pt-3">
        <MegaphoneIcon />
      </span>
      <div className="min-w-0 flex-1 py-2">
        <Words announcement={each} timeZone={timeZone} />
      </div>
      <IconButton label={t('putAway')} onClick={() => putAway(each.id)}>
        <CloseIcon />
      </IconButton>
    </div>
  ));
}

/** An announcement in the reader's language, or in one in which it was written. It is text, whatever it contains. */
export function Words({ announcement, timeZone }: { announcement: Announcement; timeZone: string }) {
  const { language } = useLanguage();
  const { text, language: written } = readIn(announcement.text, language);
  return (
    <p className="min-w-0 [overflow-wrap:anywhere]">
      <span className="numbers me-2 text-soft">{clockTime(announcement.at, language, timeZone)}</span>
      <bdi lang={written} className="whitespace-pre-line">
        {text}
      </bdi>
    </p>
  );
}

/** Says those that arrive while the page is open; what was there before, one can read. */
function useSaid(all: readonly Announcement[], told: boolean): void {
  const t = useTranslations('facilitation.announcements');
  const { language } = useLanguage();
  const say = usePolite();
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!told) return;
    const before = known.current;
    known.current = new Set(all.map(({ id }) => id));
    if (before === null) return;
    for (const each of all) {
      if (!before.has(each.id)) say(t('said', { text: readIn(each.text, language).text }));
    }
  }, [all, told, language, say, t]);
}

/** Opens the list of all announcements again, once there were any. */
export function AnnouncementsButton({ roomId }: { roomId: string }) {
  const t = useTranslations('facilitation.announcements');
  const { all } = useAnnouncements([roomId]);
  const { listOpen } = useShown();
  if (all.length === 0) return null;
  return (
    <IconButton
      label={t('open', { count: all.length })}
      aria-expanded={listOpen}
      onClick={() => openList(!listOpen)}
      className="text-lg"
    >
      <MegaphoneIcon />
    </IconButton>
  );
}
