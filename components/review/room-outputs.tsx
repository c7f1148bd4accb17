'use client';

import Link from 'next/link';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { OutputDots } from '#components/dots/output-dots.tsx';
import { RedactButton } from '#components/keep/redact-button.tsx';
import { useLanguage } from '#components/language/provider.tsx';
import { useAround } from '#components/programme/context.tsx';
import { Facts } from '#components/programme/facts.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import { Tiles } from '#components/programme/tiles.tsx';
import { OutputQuestions } from '#components/question/output-questions.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { BackIcon, ForwardIcon } from '#components/ui/icon.tsx';
import type { Room, Session } from '#lib/event/event.ts';
import type { RoomOutputsAnswer } from '#lib/wire/review.ts';
import { ExportButton } from './export-button.tsx';
import { Unread } from './figures.tsx';
import { Reading, ReviewFrame, Trouble } from './frame.tsx';
import { OutputBoard } from './output-board.tsx';
import { OutputNotes } from './output-notes.tsx';
import { OutputPolls } from './output-polls.tsx';
import { TaskList } from './task-list.tsx';
import { useFound } from './use-found.ts';
import { useOutputs } from './use-outputs.ts';
import { useTimes } from './use-times.ts';
import { Writers } from './writers.tsx';

/** All that a room holds: decisions and actions first, then the notes, then the board column by column. */
export function RoomOutputs({
  session: renderedSession,
  room,
  rendered,
}: {
  session: Session;
  room: Room;
  rendered: RoomOutputsAnswer | null;
}) {
  const t = useTranslations('review');
  const { event, sessions } = useAround();
  const { language } = useLanguage();
  const path = `/api/review/rooms/${encodeURIComponent(room.id)}`;
  const { value, error, again } = useOutputs<RoomOutputsAnswer>(path, { path, value: rendered });
  const name = useRoomName(event)(room);
  const session = sessions.find((each) => each.id === renderedSession.id) ?? renderedSession;
  const title = session.title[language];
  const what = `${title}, ${name}`;
  useFound(value !== null);
  return (
    <ReviewFrame title={`${name} · ${title}`}>
      <Link
        href="/review"
        prefetch={false}
        className="-ms-2 inline-flex min-h-11 items-center gap-2 rounded-md px-2 text-sm text-soft no-underline hover:bg-sunken hover:text-ink"
      >
        <BackIcon />
        {t('room.back')}
      </Link>
      <div className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <h1 className="text-xl leading-snug">{title}</h1>
          <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
            <Tiles event={event} room={room} size="sm" />
            <span>{name}</span>
          </p>
          <RoomFacts session={session} value={value} />
        </div>
        <div className="flex flex-wrap gap-2">
          <LinkButton href={`/room/${room.id}`} prefetch={false} className="text-sm">
            {t('room.goTo')}
            <ForwardIcon />
          </LinkButton>
          <ExportButton scope={{ room: room.id }} what={what} />
          <RedactButton roomId={room.id} />
        </div>
      </div>
      <Trouble error={error} again={again} shows={value !== null} />
      {value?.totals.unread && <Unread />}
      {value === null ? error === null && <Reading /> : <Content value={value} />}
    </ReviewFrame>
  );
}

function RoomFacts({ session, value }: { session: Session; value: RoomOutputsAnswer | null }) {
  const t = useTranslations('review');
  const { clock, when } = useTimes();
  const changedAt = value?.totals.changedAt ?? null;
  return (
    <p className="numbers mt-1 text-sm text-soft">
      <Facts
        facts={[
          `${clock(session.startsAt)} – ${clock(session.endsAt)}`,
          session.place,
          t(`state.${session.state}`),
          value === null ? '' : t('figure.writers', { count: value.totals.writers }),
          changedAt === null ? '' : t('changed', { time: when(changedAt, session.startsAt) }),
        ]}
      />
    </p>
  );
}

function Content({ value }: { value: RoomOutputsAnswer }) {
  const t = useTranslations('review.room');
  const decisions = useMemo(() => value.cards.filter((card) => card.kind === 'decision'), [value]);
  const actions = useMemo(() => value.cards.filter((card) => card.kind === 'action'), [value]);
  const parts = [
    { id: 'decisions', count: decisions.length },
    { id: 'actions', count: actions.length },
    { id: 'notes', count: null },
    { id: 'board', count: value.cards.length },
    ...(value.polls.length > 0 ? [{ id: 'polls', count: value.polls.length } as const] : []),
    ...(value.dots.length > 0 ? [{ id: 'dots', count: value.dots.length } as const] : []),
    ...(value.questions.length > 0 ? [{ id: 'questions', count: value.questions.length } as const] : []),
    { id: 'writers', count: null },
  ] as const;
  return (
    <>
      <nav aria-label={t('contents')} className="mb-6">
        <ul className="flex flex-wrap gap-2">
          {parts.map(({ id, count }) => (
            <li key={id}>
              <a href={`#${id}`} className="review-chip no-underline">
                {t(id)}
                {count !== null && <span className="numbers text-soft">{count}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="space-y-8 lg:order-last">
          <Part id="decisions">
            <TaskList cards={decisions} none={t('noDecisions')} />
          </Part>
          <Part id="actions">
            <TaskList cards={actions} none={t('noActions')} />
          </Part>
        </div>
        <Part id="notes">
          <OutputNotes blocks={value.notes} />
        </Part>
      </div>
      <div className="mt-10 space-y-10">
        <Part id="board">
          <OutputBoard columns={value.columns} cards={value.cards} />
        </Part>
        {value.polls.length > 0 && (
          <Part id="polls">
            <OutputPolls polls={value.polls} />
          </Part>
        )}
        {value.dots.length > 0 && (
          <Part id="dots">
            <OutputDots value={value} />
          </Part>
        )}
        {value.questions.length > 0 && (
          <Part id="questions">
            <OutputQuestions questions={value.questions} />
          </Part>
        )}
        <Part id="writers">
          <Writers value={value} />
        </Part>
      </div>
    </>
  );
}

function Part({
  id,
  children,
}: {
  id: 'decisions' | 'actions' | 'notes' | 'board' | 'polls' | 'dots' | 'questions' | 'writers';
  children: React.ReactNode;
}) {
  const t = useTranslations('review.room');
  return (
    <section aria-labelledby={id}>
      <h2 id={id} tabIndex={-1} className="mb-2 scroll-mt-4 text-lg focus:outline-none">
        {t(id)}
      </h2>
      {children}
    </section>
  );
}
