'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { outputsAddress } from '#lib/review/address.ts';
import type { RoomTotals } from '#lib/wire/review.ts';

/** How much a room holds, each figure a way to what it counts. */
export function Figures({
  totals,
  room,
  changed,
}: {
  totals: RoomTotals;
  /** The room's name, for those who hear the figures one by one. */
  room: string;
  /** When it last changed, in words; null: never. */
  changed: string | null;
}) {
  const t = useTranslations('review');
  const of = <span className="sr-only"> {t('of', { room })}</span>;
  const figures = [
    { key: 'cards', count: totals.cards, to: 'board' },
    { key: 'words', count: totals.words, to: 'notes' },
    { key: 'decisions', count: totals.kinds.decision, to: 'decisions' },
    { key: 'actions', count: totals.kinds.action, to: 'actions' },
  ] as const;
  const empty = totals.cards === 0 && totals.words === 0;
  const address = outputsAddress(totals.roomId);
  if (totals.unread && empty) return <Unread />;
  if (empty) {
    return (
      <Link href={address} prefetch={false} data-stop className="figure text-sm text-soft">
        {t('nothingYet')}
        {of}
      </Link>
    );
  }
  return (
    <>
      <ul className="max-sm:grid max-sm:grid-cols-2 flex flex-wrap gap-x-4">
        {figures.map(({ key, count, to }) => (
          <li key={key}>
            <Link
              href={`${address}#${to}`}
              prefetch={false}
              data-stop
              className={`figure numbers ${count === 0 ? 'text-soft' : 'text-ink'}`}
            >
              {t.rich(`figure.${key}`, { count, b: (number) => <b>{number}</b> })}
              {of}
            </Link>
          </li>
        ))}
      </ul>
      <p className="text-xs text-soft">
        <Link href={`${address}#writers`} prefetch={false} data-stop className="figure text-soft">
          {t('figure.writers', { count: totals.writers })}
          {of}
        </Link>
        {changed !== null && <span className="numbers"> · {t('changed', { time: changed })}</span>}
      </p>
      {totals.unread && <Unread />}
    </>
  );
}

/** A room whose newest text could not be read holds more than its figures say. */
export function Unread() {
  const t = useTranslations('review');
  return <p className="border-s-4 border-warn ps-2 text-sm text-warn">{t('unread')}</p>;
}
