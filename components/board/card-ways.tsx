'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { useRoomStatus } from '#components/room/room-context.tsx';
import { isServerIn } from '#lib/board/authors.ts';
import type { Elsewhere } from '#lib/board/schema.ts';
import { serverMarks } from '#lib/board/server-marks.ts';
import type { CardView } from '#lib/board/view.ts';
import { useBoardName } from './use-boards.ts';

/** From which board a card was sent here, by whom, and to which it was sent: each a way there. */
export function CardWays({ card }: { card: CardView }) {
  const t = useTranslations('decided.send');
  const authors = useRoomStatus((status) => status.authors);
  const { from, sender, sentTo } = serverMarks(card, isServerIn(authors));
  const by = sender === null || sender === card.author ? undefined : authors.get(sender);
  const isBySomebodyElse = by !== undefined && by.name !== '' && by.name !== authors.get(card.author)?.name;
  if (from === null && sentTo.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-4 text-xs text-soft" data-ways>
      {from !== null && (
        <span>
          <Way to={from} words="from" />
          {isBySomebodyElse && ` · ${t('sentBy', { name: `\u2068${by.name}\u2069` })}`}
        </span>
      )}
      {sentTo.map((to) => (
        <Way key={to.room} to={to} words="sentTo" />
      ))}
    </p>
  );
}

function Way({ to, words }: { to: Elsewhere; words: 'from' | 'sentTo' }) {
  const t = useTranslations('decided.send');
  const name = useBoardName()(to.room);
  // A board that was taken out of the programme has no page.
  if (name === null) return <span>{t(words, { room: t('elsewhere') })}</span>;
  return (
    <Link
      href={`/room/${to.room}#card-${encodeURIComponent(to.card)}`}
      prefetch={false}
      className="inline-flex min-h-7 items-center text-accent underline underline-offset-2 pointer-coarse:min-h-11"
    >
      {t(words, { room: `\u2068${name}\u2069` })}
    </Link>
  );
}
