'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { KindChip } from '#components/board/kind.tsx';
import { ReactionMark } from '#components/board/reaction-mark.tsx';
import { useLanguage } from '#components/language/provider.tsx';
import { useAround } from '#components/programme/context.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import { CountryTile, hueOf, hueStyle } from '#components/ui/country.tsx';
import { REACTIONS } from '#lib/board/schema.ts';
import { outputsAddress } from '#lib/review/address.ts';
import type { ReviewCard } from '#lib/wire/review.ts';
import { useTimes } from './use-times.ts';

/**
 * A card as it lies in the outputs: its words, what kind it is, who is to see to it, who wrote it and when, and the
 * ways to where it lies. On the board of its room (`board`) it can be found by its address; in a cell of the matrix
 * it says which session it is from.
 */
export function OutputCard({ card, place }: { card: ReviewCard; place: 'board' | 'cell' }) {
  const t = useTranslations('review');
  const { event } = useAround();
  const { language } = useLanguage();
  const codes = event.countries.map((country) => country.code);
  const country = event.countries.find((each) => each.code === card.country);
  const topics = event.topics.filter((topic) => card.topics.includes(topic.id));
  const session = useSessionOf(card.roomId);
  const { when } = useTimes();
  const onBoard = place === 'board';
  const start = card.text.slice(0, 60);
  return (
    <article
      {...(onBoard ? { id: `card-${card.cardId}`, tabIndex: -1 } : {})}
      style={hueStyle(hueOf(codes, card.country))}
      className="review-card"
    >
      <p dir="auto" className="card-words">
        {card.text}
      </p>
      <div className="flex flex-wrap items-center gap-1 empty:hidden">
        <KindChip kind={card.kind} />
        {topics.map((topic) => (
          <span key={topic.id} className="rounded-sm bg-sunken px-1.5 py-0.5 text-xs">
            {topic.name[language]}
          </span>
        ))}
        {card.stack !== null && (
          <span className="rounded-sm border border-line px-1.5 py-0.5 text-xs text-soft">
            {card.stack.title === '' ? t('room.untitledStack') : t('room.stack', { title: card.stack.title })}
          </span>
        )}
      </div>
      <OwnerAndDue card={card} />
      <Reactions counts={card.reactions} />
      <p className="text-xs text-soft">
        {country !== undefined && (
          <span className="me-1.5">
            <CountryTile
              code={country.code}
              hue={hueOf(codes, country.code)}
              name={country.name[language]}
              size="sm"
            />
          </span>
        )}
        <bdi>{card.by || t('room.unsigned')}</bdi>
        {' · '}
        <span className="numbers">{when(card.createdAt, session?.startsAt ?? card.createdAt)}</span>
      </p>
      {card.from !== null && <SentFrom from={card.from} />}
      <p className="text-xs">
        {onBoard ? (
          <Link href={`/room/${card.roomId}#card-${card.cardId}`} prefetch={false} className="review-way">
            {t('room.inRoom')}
            <span className="sr-only">: {start}</span>
          </Link>
        ) : (
          <Link href={outputsAddress(card.roomId, card.cardId)} prefetch={false} className="review-way">
            {session?.title[language] ?? t('room.onBoard')} · {card.column.title[language]}
            <span className="sr-only">: {start}</span>
          </Link>
        )}
      </p>
    </article>
  );
}

/** Who sees to a decision or an action, and until when. Of other cards nothing. */
export function OwnerAndDue({ card }: { card: ReviewCard }) {
  const t = useTranslations('review.room');
  const { day } = useTimes();
  const carries = card.kind === 'action' || card.kind === 'decision';
  if (!carries && card.owner === '' && card.due === null) return null;
  const isAction = card.kind === 'action';
  if (!isAction && card.owner === '' && card.due === null) return null;
  return (
    <p className="text-sm">
      {card.owner === ''
        ? isAction && <span className="text-soft">{t('noOwner')}</span>
        : t.rich('owner', { name: () => <bdi className="font-medium">{card.owner}</bdi> })}
      {(card.owner !== '' || isAction) && ' · '}
      {card.due === null ? (
        <span className="text-soft">{t('noDue')}</span>
      ) : (
        <time dateTime={card.due}>{t('due', { day: day(card.due) })}</time>
      )}
    </p>
  );
}

/** How many people reacted, symbol by symbol, each with its word. */
function Reactions({ counts }: { counts: ReviewCard['reactions'] }) {
  const t = useTranslations('board.reaction');
  const given = REACTIONS.flatMap((symbol) => {
    const count = counts[symbol] ?? 0;
    return count === 0 ? [] : [{ symbol, count }];
  });
  if (given.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-soft">
      {given.map(({ symbol, count }) => (
        <li key={symbol} className="inline-flex items-center gap-1">
          <ReactionMark symbol={symbol} />
          {t(symbol)} <b className="numbers text-ink">{count}</b>
        </li>
      ))}
    </ul>
  );
}

function SentFrom({ from }: { from: NonNullable<ReviewCard['from']> }) {
  const t = useTranslations('review.room');
  const { event } = useAround();
  const { language } = useLanguage();
  const name = useRoomName(event);
  const session = useSessionOf(from.roomId);
  const room = session?.rooms.find((each) => each.id === from.roomId);
  if (session === undefined || room === undefined) return null;
  return (
    <p className="text-xs">
      <Link href={outputsAddress(from.roomId, from.cardId)} prefetch={false} className="review-way">
        {t('sentHere', { room: `${session.title[language]}, ${name(room)}` })}
      </Link>
    </p>
  );
}

/** The session of a room, if the programme has it. */
export function useSessionOf(roomId: string) {
  const { sessions } = useAround();
  return sessions.find((session) => session.rooms.some((room) => room.id === roomId));
}
