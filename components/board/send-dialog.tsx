'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { madeId } from '#components/chance.ts';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { liveStore } from '#components/live/store.ts';
import { useAround } from '#components/programme/context.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import { useRoom } from '#components/room/room-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Select } from '#components/ui/select.tsx';
import { useAsked } from '#components/writing/use-asked.ts';
import type { CardView } from '#lib/board/view.ts';
import type { RoomTemplate } from '#lib/event/event.ts';
import { useDesk } from './board-context.tsx';

/** Asks to which board, and into which column, a copy of a card goes, and sends it. */
export function SendDialog({ card }: { card: CardView }) {
  const t = useTranslations('decided.send');
  const common = useTranslations('common');
  const working = useTranslations('writing')('working');
  const { language } = useLanguage();
  const { room } = useRoom();
  const desk = useDesk();
  const boards = useOtherBoards();
  const [roomId, setRoomId] = useState(() => boards.find(({ disabled }) => !disabled)?.value ?? '');
  const { columns, problem, again } = useColumns(roomId);
  const [chosen, setChosen] = useState(card.column);
  // Made once: asking again after a broken line sends no second copy.
  const [id] = useState(madeId);
  const { ask, isWorking, refusal } = useAsked();
  const column = columns.some((each) => each.id === chosen) ? chosen : (columns[0]?.id ?? '');
  const sentence = useProblemSentence();
  const trouble = refusal ?? (problem === null ? null : sentence(problem));
  const isComing = column === '' && problem === null;
  const send = () => {
    if (column === '') return again();
    const request = { roomId: room.id, cardId: card.id, toRoomId: roomId, column, id };
    const name = boards.find(({ value }) => value === roomId)?.label ?? '';
    ask(
      () => liveStore.ask('card:send', request),
      () => desk.sent(name),
    );
  };
  return (
    <Dialog open onClose={() => desk.send(null)} title={t('title')} closeLabel={common('close')}>
      <div className="grid gap-4">
        <p dir="auto" className="stack-first border-s-4 border-line-strong ps-3 text-sm">
          {card.text}
        </p>
        {roomId === '' ? (
          <p>{t('nowhere')}</p>
        ) : (
          <>
            <Select
              label={t('room')}
              options={boards}
              value={roomId}
              onChange={(change) => setRoomId(change.target.value)}
            />
            <Select
              label={t('column')}
              options={
                columns.length === 0
                  ? [{ value: '', label: working }]
                  : columns.map((each) => ({ value: each.id, label: each.title[language] }))
              }
              value={column}
              onChange={(change) => setChosen(change.target.value)}
            />
            <p className="text-sm text-soft">{t('what')}</p>
          </>
        )}
        {trouble !== null && (
          <Notice tone="trouble" urgent>
            {trouble}
          </Notice>
        )}
        <div className="flex flex-wrap gap-2">
          {roomId !== '' && (
            <Button kind="primary" onClick={send}>
              {isWorking || isComing ? working : t('send')}
            </Button>
          )}
          <Button onClick={() => desk.send(null)}>{common('cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}

/** All boards but this one, those of this session first; where a card cannot go, the label says why. */
function useOtherBoards(): { value: string; label: string; group: string; disabled: boolean }[] {
  const t = useTranslations('decided.send');
  const { language } = useLanguage();
  const { event, session: here, room } = useRoom();
  const { sessions } = useAround();
  const name = useRoomName(event);
  const inOrder = [here, ...sessions.filter(({ id }) => id !== here.id)];
  return inOrder.flatMap((session) =>
    session.rooms
      .filter(({ id }) => id !== room.id)
      .map((each) => {
        const closed = session.state === 'closed';
        const named = here.attribution === 'organisation' && session.attribution === 'person';
        const label = name(each);
        return {
          value: each.id,
          label: closed ? t('closed', { room: label }) : named ? t('named', { room: label }) : label,
          group: session.title[language],
          disabled: closed || named,
        };
      }),
  );
}

const NO_COLUMNS: RoomTemplate['columns'] = [];

interface Columns {
  /** None while they are on their way. */
  columns: RoomTemplate['columns'];
  /** Why they did not come. */
  problem: Refusal | null;
  /** Asks for them once more, after they did not come. */
  again(): void;
}

/** The columns of a room's board. */
function useColumns(roomId: string): Columns {
  const [known, setKnown] = useState<Record<string, RoomTemplate['columns']>>({});
  const [failed, setFailed] = useState<{ roomId: string; problem: Refusal } | null>(null);
  const problem = failed?.roomId === roomId ? failed.problem : null;
  const isWanted = roomId !== '' && known[roomId] === undefined && problem === null;
  useEffect(() => {
    if (!isWanted) return;
    let wanted = true;
    void liveStore.ask('room:columns', { roomId }).then((answer) => {
      if (!wanted) return;
      if (answer.ok) setKnown((before) => ({ ...before, [roomId]: answer.value }));
      else setFailed({ roomId, problem: answer.error });
    });
    return () => {
      wanted = false;
    };
  }, [roomId, isWanted]);
  return { columns: known[roomId] ?? NO_COLUMNS, problem, again: () => setFailed(null) };
}
