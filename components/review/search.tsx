'use client';

import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import type { Rendered } from '#components/live/use-answer.ts';
import { useAround } from '#components/programme/context.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import { Tiles } from '#components/programme/tiles.tsx';
import { outputsAddress, searchPath } from '#lib/review/address.ts';
import type { SearchAnswer, SearchHit } from '#lib/wire/review.ts';
import { Reading, ReviewFrame, Trouble } from './frame.tsx';
import { useSessionOf } from './output-card.tsx';
import { useOutputs } from './use-outputs.ts';
import { useTimes } from './use-times.ts';

/** What was found in all notes and cards. The words searched for stand in the address. */
export function ReviewSearch({ rendered }: { rendered: Rendered<SearchAnswer> | null }) {
  const t = useTranslations('review.search');
  const q = useSearchParams().get('q')?.trim() ?? '';
  return (
    <ReviewFrame
      title={t('title')}
      q={q}
      onSearch={(next) => history.pushState(null, '', `/review/search?${new URLSearchParams({ q: next })}`)}
    >
      <h1 className="mb-3 text-xl">{t('title')}</h1>
      {q === '' ? <p className="text-soft">{t('hint')}</p> : <Results q={q} rendered={rendered} />}
    </ReviewFrame>
  );
}

function Results({ q, rendered }: { q: string; rendered: Rendered<SearchAnswer> | null }) {
  const t = useTranslations('review.search');
  const { value, error, busy, again } = useOutputs<SearchAnswer>(searchPath(q), rendered);
  return (
    <>
      <Trouble error={error} again={again} shows={value !== null && !busy} />
      {value === null && error === null && <Reading />}
      {value !== null && (
        <>
          <p role="status" className="mb-3 text-soft">
            {!busy && t.rich('found', { total: value.total, q: () => <bdi className="text-ink">{q}</bdi> })}{' '}
            {!busy && value.total > value.hits.length && t('best', { shown: value.hits.length })}
            {!busy && value.total === 0 && t('nothing')}
          </p>
          <ol className="max-w-4xl space-y-2" aria-busy={busy}>
            {value.hits.map((hit, place) => (
              <li key={`${hit.roomId} ${hit.cardId ?? place}`}>
                <Hit hit={hit} />
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

/** One place: the words around what was found, who wrote them and where; a press shows it among its neighbours. */
function Hit({ hit }: { hit: SearchHit }) {
  const t = useTranslations('review.search');
  const { event } = useAround();
  const { language } = useLanguage();
  const { clock } = useTimes();
  const name = useRoomName(event);
  const session = useSessionOf(hit.roomId);
  const room = session?.rooms.find((each) => each.id === hit.roomId);
  return (
    <Link href={addressOf(hit)} prefetch={false} className="review-hit">
      <span dir="auto" className="card-words block">
        <Marked text={hit.excerpt} marks={hit.marks} />
      </span>
      <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-soft">
        {room !== undefined && <Tiles event={event} room={room} size="sm" />}
        {room !== undefined && <span>{name(room)}</span>}
        {session !== undefined && (
          <span className="numbers">
            {clock(session.startsAt)} {session.title[language]}
          </span>
        )}
        <bdi>{hit.cardId === null ? t('inNotes') : hit.by}</bdi>
      </span>
    </Link>
  );
}

function Marked({ text, marks }: { text: string; marks: readonly [number, number][] }) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    pieces.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}

function addressOf({ roomId, cardId, excerpt, marks }: SearchHit): string {
  if (cardId !== null) return outputsAddress(roomId, cardId);
  const [from, to] = marks[0] ?? [0, 0];
  return `${outputsAddress(roomId)}#notes:${encodeURIComponent(excerpt.slice(from, to))}`;
}
