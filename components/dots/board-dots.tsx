'use client';

import dynamic from 'next/dynamic';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDesk } from '#components/board/board-context.tsx';
import { useGuidance } from '#components/facilitation/guidance.ts';
import { serverNow } from '#components/live/clock.ts';
import { useLive } from '#components/live/use-live.ts';
import { mayWrite, useRoom, useRoomStatus } from '#components/room/room-context.tsx';
import { usePolite } from '#components/ui/polite.tsx';
import { idsOf } from '#lib/dots/order.ts';
import { stageOf } from '#lib/dots/seen.ts';
import { openTools } from '#lib/facilitation/phase.ts';
import type { WatchedDots } from '#lib/wire/dots.ts';
import { CardDots } from './card-dots.tsx';
import { DotMark } from './dot-mark.tsx';
import { DotsContext, useClosing, useDots, useDotsState, useOpenDots } from './dots-context.tsx';
import type { DotsState } from './room-dots.ts';
import { dotSlot } from './slot.tsx';
import './dots.css';

const Compare = dynamic(() => import('./compare.tsx').then((file) => file.Compare));

const BUTTON =
  'inline-flex min-h-9 items-center rounded-md px-2 text-sm font-semibold text-accent hover:bg-sunken pointer-coarse:min-h-11 aria-pressed:bg-accent-soft';

/** Dot voting on a board: the bar above the columns, the keys, and what stands on the cards. */
export function BoardDots({ root }: { root: RefObject<HTMLElement | null> }) {
  const dots = useOpenDots();
  if (dots === null) return null;
  return (
    <DotsContext value={dots}>
      <Bar root={root} />
    </DotsContext>
  );
}

function Bar({ root }: { root: RefObject<HTMLElement | null> }) {
  const dots = useDots();
  const state = useDotsState();
  const { now, result, isSorted } = state;
  const closesAt = now?.round.round.closesAt ?? null;
  useClosing(closesAt, dots);
  useKeys(root, now !== null);
  useTold(state);

  const isTaken = useIsTaken();
  useEffect(() => dots.take(isTaken), [dots, isTaken]);
  const isNeeded = now !== null || result !== null;
  // Sorted by the totals of another round it is another order.
  const orderOf = isSorted ? result : null;
  useEffect(() => {
    dotSlot.set(isNeeded ? { OnCard: CardDots, arranged: dots.arranged(orderOf) } : null);
  }, [dots, isNeeded, orderOf]);
  useEffect(() => () => dotSlot.set(null), []);

  if (now !== null) return <Going now={now} />;
  return result === null ? null : <Result result={result} state={state} />;
}

/** Whether the phase of the room takes dots. */
function useIsTaken(): boolean {
  const { room } = useRoom();
  return openTools(useGuidance(room.id).phase).dots;
}

/** While people place dots: what it is about, and how many one has left. */
function Going({ now: { round, lying, ballot } }: { now: NonNullable<DotsState['now']> }) {
  const t = useTranslations('dots');
  const errors = useTranslations('errors');
  const dots = useDots();
  const { room } = useRoom();
  const write = useRoomStatus(mayWrite);
  const isTaken = useIsTaken();
  const offline = useLive().connection === 'lost';
  const { plan } = round.round;
  const stage = stageOf(round.round, serverNow());
  const left = plan.dots - lying.length;
  const people = round.counts.find(({ roomId }) => roomId === room.id)?.people ?? 0;
  const isElsewhere =
    round.own.some(({ roomId, hasPlaced }) => roomId === room.id && hasPlaced) &&
    ballot.counted === null &&
    ballot.sending === null;
  return (
    <section
      aria-label={t('title')}
      data-dot-voting={stage}
      className="mx-3 mb-1 rounded-md border border-s-4 border-accent bg-sheet px-3 py-2 text-sm"
    >
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <strong className="inline-flex items-center gap-1.5 font-semibold">
          <span className="text-accent">
            <DotMark />
          </span>
          <span dir="auto">{plan.about || t('title')}</span>
        </strong>
        {stage === 'open' && write && isTaken && (
          <span className="numbers font-semibold">{t('left', { left, all: plan.dots })}</span>
        )}
        <span className="numbers text-soft">{t('people', { count: people })}</span>
        {stage === 'open' && (
          <Sent isWaiting={ballot.sending !== null} offline={offline} has={lying.length > 0} />
        )}
      </p>
      {stage === 'open' ? (
        <p className="mt-1 text-soft">
          {write && !isTaken && t('notNow')}
          {write &&
            isTaken &&
            `${t(plan.several ? 'howSeveral' : 'howOne')} ${t('hidden')} ${t(`kept.${plan.signing}`)}`}
          {!write && t('watching')}
        </p>
      ) : (
        <p className="mt-1">{t('closed')}</p>
      )}
      {ballot.refused !== null && (
        <p role="alert" className="mt-1 flex flex-wrap items-center gap-2 text-trouble">
          {t('notCounted')}{' '}
          {errors.has(ballot.refused.code as 'invalid') ? errors(ballot.refused.code as 'invalid') : ''}
          <button type="button" className={BUTTON} onClick={() => dots.read(round.round.id)}>
            {t('understood')}
          </button>
        </p>
      )}
      {isElsewhere && <p className="mt-1">{errors('dots-elsewhere')}</p>}
    </section>
  );
}

function Sent({ isWaiting, offline, has }: { isWaiting: boolean; offline: boolean; has: boolean }) {
  const t = useTranslations('dots');
  if (!isWaiting) return has ? <span className="text-soft">{t('counted')}</span> : null;
  return (
    <span className={offline ? 'font-semibold' : 'text-soft'}>{t(offline ? 'offline' : 'sending')}</span>
  );
}

/** What the newest round brought, and what one can do with it. */
function Result({ result, state }: { result: WatchedDots; state: DotsState }) {
  const t = useTranslations('dots');
  const dots = useDots();
  const { room } = useRoom();
  const [isComparing, setComparing] = useState(false);
  const count = result.counts.find(({ roomId }) => roomId === room.id);
  const all = Object.values(count?.totals ?? {}).reduce((sum, each) => sum + each, 0);
  return (
    <section
      aria-label={t('resultTitle')}
      data-dot-voting="settled"
      className="mx-3 mb-1 flex flex-wrap items-center gap-x-2 rounded-md border border-line bg-sheet px-3 py-1 text-sm"
    >
      <p className="me-auto inline-flex flex-wrap items-baseline gap-x-2 py-1">
        <strong className="inline-flex items-center gap-1.5 font-semibold">
          <span className="text-accent">
            <DotMark />
          </span>
          <span dir="auto">{result.round.plan.about || t('title')}</span>
        </strong>
        <span className="numbers text-soft">
          {t('sum', { count: all })} {t('from', { count: count?.people ?? 0 })}
        </span>
      </p>
      <button
        type="button"
        aria-pressed={state.isShown}
        className={BUTTON}
        onClick={() => dots.show(!state.isShown)}
      >
        {t('onCards')}
      </button>
      <button
        type="button"
        aria-pressed={state.isSorted}
        className={BUTTON}
        onClick={() => dots.sort(!state.isSorted)}
      >
        {t('sort')}
      </button>
      <button type="button" aria-haspopup="dialog" className={BUTTON} onClick={() => setComparing(true)}>
        {t('compare')}
      </button>
      {state.isSorted && <p className="w-full pb-1 text-soft">{t('sorted')}</p>}
      {isComparing && <Compare onClose={() => setComparing(false)} />}
    </section>
  );
}

/** `+` and `−` on a focused card or stack. */
function useKeys(root: RefObject<HTMLElement | null>, isOpen: boolean): void {
  const dots = useDots();
  const desk = useDesk();
  const write = useRoomStatus(mayWrite);
  useEffect(() => {
    const board = root.current;
    if (board === null || !isOpen || !write) return;
    const onKey = (press: KeyboardEvent) => {
      const more = press.key === '+' || press.key === '=';
      if (!(more || press.key === '-' || press.key === '−') || press.ctrlKey || press.metaKey || press.altKey)
        return;
      const thing = press.target instanceof HTMLElement ? press.target : null;
      const card = thing?.dataset.card;
      const stack = thing?.dataset.stack;
      if (card === undefined && stack === undefined) return;
      const slot = desk.slotOf(
        card === undefined ? { is: 'stack', id: stack ?? '' } : { is: 'card', id: card },
      );
      if (slot !== null && dots.press(idsOf(slot), more)) press.preventDefault();
    };
    board.addEventListener('keydown', onKey);
    return () => board.removeEventListener('keydown', onKey);
  }, [root, isOpen, write, desk, dots]);
}

const REFUSED = { 'none-left': 'noneLeft', 'one-only': 'oneOnly', 'not-now': 'notNow' } as const;

/** Says what came of a press, and that dot voting began or ended. */
function useTold({ now, told, result }: DotsState): void {
  const t = useTranslations('dots');
  const say = usePolite();
  useEffect(() => {
    if (told === null) return;
    if (told.is === 'lies') say(t('lies', { mine: told.mine, left: told.left }));
    else say(t(REFUSED[told.is]));
  }, [told, say, t]);
  const plan = now?.round.round.plan;
  const goingOn = now?.round.round.id ?? null;
  const isOpen = now !== null && now.round.round.closesAt === null;
  const settled = result?.round.id ?? null;
  const seen = useRef({ goingOn, isOpen, settled });
  useEffect(() => {
    const before = seen.current;
    seen.current = { goingOn, isOpen, settled };
    if (goingOn !== null && isOpen && (before.goingOn !== goingOn || !before.isOpen)) {
      say(t('opened', { about: plan?.about || t('title'), dots: plan?.dots ?? 0 }));
    } else if (before.isOpen && !isOpen) say(t('closed'));
    else if (before.goingOn !== null && goingOn === null && settled !== null) say(t('shown'));
  }, [goingOn, isOpen, settled, plan, say, t]);
}
