'use client';

import dynamic from 'next/dynamic';
import { useCallback, useEffect, useId, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { RoomQuestions } from '#components/question/room-questions.tsx';
import { useRoom } from '#components/room/room-context.tsx';
import { Button, IconButton } from '#components/ui/button.tsx';
import { CloseIcon } from '#components/ui/icon.tsx';
import { readIn } from '#lib/event/given.ts';
import { may } from '#lib/people/permission.ts';
import { arranged, isPanelOpen, newestOf, unanswered } from '#lib/poll/asked.ts';
import type { WatchedRound } from '#lib/wire/polls.ts';
import { PollIcon } from './poll-icon.tsx';
import { usePanelChoice } from './use-panel-choice.ts';
import { PollsContext, useMoment, usePollsState, useRoomPolls } from './use-room-polls.ts';
import { useTold } from './use-told.ts';
import './poll.css';

/** Not loaded before something is asked. */
const AskedPolls = dynamic(() => import('./asked-polls.tsx').then((file) => file.AskedPolls));

/** Where the panel is: beside notes and board; on a phone in the place of both, or away. */
export type Place = 'beside' | 'whole' | 'away';

/** What there is for this person in a panel that they do not see. */
export interface PanelNews {
  /** Polls that wait for their answer. */
  waiting: number;
  /** Questions of theirs that became visible to all, or are being answered. */
  own: number;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Polls and questions of the room. A round that arrives brings the panel in, or on a phone a line that leads to it;
 * neither takes the focus, and what one closed stays closed until something new is asked.
 *
 * @param onShow on a phone: somebody wants to see it
 * @param onNews what there is for this person, whenever that changes
 */
export function PollsPanel({
  place,
  onShow,
  onNews,
}: {
  place: Place;
  onShow: () => void;
  onNews: (news: PanelNews) => void;
}) {
  const t = useTranslations('poll');
  const { event, room, me, sharedDevice } = useRoom();
  const polls = useRoomPolls(room.id, me.id, sharedDevice);
  const state = usePollsState(polls);
  const look = useCallback(() => polls?.look(), [polls]);
  const now = useMoment(state.asked, look);
  useTold(state.asked, state.told, now);
  const [choice, choose] = usePanelChoice(room.id);
  const heading = useId();

  const mayAnswer = may(me, 'ballot:cast', { eventId: event.id });
  const waiting = mayAnswer ? unanswered(state.asked, now) : 0;

  const [arrival] = arranged(state.asked, now).open;
  const isOpen = place === 'whole' || (place === 'beside' && isPanelOpen(state.asked, choice));
  const newest = newestOf(state.asked);
  const [own, setOwn] = useState(NONE);
  const addOwn = useCallback((id: string) => setOwn((before) => new Set([...before, id])), []);
  useEffect(() => {
    if (isOpen && own.size > 0) setOwn(NONE);
  }, [isOpen, own]);
  useEffect(() => onNews({ waiting, own: own.size }), [waiting, own, onNews]);
  // On a phone, what one has had before oneself is not announced by the line any more.
  useEffect(() => {
    if (place === 'whole' && newest > choice.seen) choose({ open: choice.open, seen: newest });
  }, [place, newest, choice, choose]);

  const around = useMemo(() => (polls === null ? null : { polls, state, now }), [polls, state, now]);
  return (
    <section
      aria-labelledby={isOpen ? heading : undefined}
      data-polls={place === 'away' ? 'away' : isOpen ? 'open' : 'closed'}
      className={`polls min-h-0 bg-paper ${place === 'beside' ? 'border-s border-line' : ''}`}
    >
      {place === 'beside' && !isOpen && (
        <Strip news={{ waiting, own: own.size }} onOpen={() => choose({ open: true, seen: newest })} />
      )}
      <div className={isOpen ? 'polls-sheet flex h-full min-h-0 flex-col' : 'hidden'}>
        <div className="flex items-center justify-between gap-2 border-b border-line ps-4 pe-1">
          <h2 id={heading} className="py-2 text-base">
            {t('title')}
          </h2>
          {place === 'beside' && (
            <IconButton label={t('close')} onClick={() => choose({ open: false, seen: newest })}>
              <CloseIcon />
            </IconButton>
          )}
        </div>
        <div data-scrolls="y" className="min-h-0 flex-1 space-y-6 overflow-y-auto overscroll-contain p-4">
          {around !== null && (
            <PollsContext value={around}>
              {state.asked.length === 0 && (
                <p className="text-sm text-soft">{t(state.told ? 'nothing' : 'notTold')}</p>
              )}
              {(state.asked.length > 0 || Object.keys(state.ballots).length > 0) && <AskedPolls />}
            </PollsContext>
          )}
          <RoomQuestions roomId={room.id} onNews={addOwn} />
        </div>
      </div>
      {place === 'away' && arrival !== undefined && newest > choice.seen && (
        <Arrival first={arrival} onShow={onShow} />
      )}
    </section>
  );
}

/** On a phone, below what one does: what is asked, and the way to it. */
function Arrival({ first, onShow }: { first: WatchedRound; onShow: () => void }) {
  const t = useTranslations('poll');
  const { language } = useLanguage();
  const question = readIn(first.poll.plan.question, language);
  return (
    <div className="polls-arrival flex items-center gap-3 border-t-2 border-accent bg-sheet px-3 py-2">
      <p className="min-w-0 flex-1 text-sm">
        <span className="block text-soft">{t('arrived')}</span>
        <span lang={question.language} dir="auto" className="line-clamp-2 font-semibold">
          {question.text}
        </span>
      </p>
      <Button kind="primary" onClick={onShow}>
        {t('answerIt')}
      </Button>
    </div>
  );
}

/** The closed panel: one way to open it, along the end of the window. */
function Strip({ news: { waiting, own }, onOpen }: { news: PanelNews; onOpen: () => void }) {
  const t = useTranslations('poll');
  const room = useTranslations('room');
  return (
    <button
      type="button"
      aria-expanded={false}
      onClick={onOpen}
      className="flex h-full w-full flex-col items-center gap-3 px-1 py-4 text-sm text-soft hover:bg-sunken hover:text-ink"
    >
      <PollIcon />
      {waiting + own > 0 && (
        <span className="numbers rounded-full bg-accent px-2 text-xs font-semibold text-on-accent">
          <span aria-hidden="true">{waiting > 0 ? waiting : own}</span>
          <span className="sr-only">
            {waiting > 0 ? t('waiting', { count: waiting }) : room('new', { count: own })}
          </span>
        </span>
      )}
      <span className="polls-strip">{t('title')}</span>
    </button>
  );
}
