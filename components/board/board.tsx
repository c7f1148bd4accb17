'use client';

import dynamic from 'next/dynamic';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useArranged } from '#components/dots/slot.tsx';
import { mayWrite, useRoom, useRoomStatus } from '#components/room/room-context.tsx';
import { WritingBar } from '#components/writing/writing-bar.tsx';
import { sweep } from '#lib/board/bin.ts';
import { withHeld } from '#lib/board/hold.ts';
import type { BoardView } from '#lib/board/read.ts';
import { BoardBar } from './board-bar.tsx';
import { useDesk } from './board-context.tsx';
import { CardSheet } from './card-sheet.tsx';
import { Column } from './column.tsx';
import { ColumnSwitch } from './column-switch.tsx';
import { enableDrag } from './drag.ts';
import { elementOf, glide, movedCards, placesOf } from './glide.ts';
import { LockBar, useLocks } from './locks.tsx';
import type { Next } from './moves.ts';
import { Sending } from './sending.tsx';
import { useAddressed, useLed } from './use-addressed.ts';
import { hasFinger } from './use-finger.ts';
import './board.css';

/** Dot voting is not needed to begin. */
const BoardDots = dynamic(() => import('#components/dots/board-dots.tsx').then((file) => file.BoardDots), {
  loading: () => null,
});

/** The board as it is to be drawn: the card that one writes in stays where it was. */
function useBoardView(): BoardView {
  const desk = useDesk();
  const view = useSyncExternalStore(desk.board.subscribe, desk.board.view);
  const held = useSyncExternalStore(desk.subscribe, desk.held);
  const arranged = useArranged();
  return useMemo(() => withHeld(arranged === null ? view : arranged(view), held), [view, held, arranged]);
}

/** The board of the room: columns of cards that everybody writes and moves together. */
export function Board() {
  const t = useTranslations('board');
  const desk = useDesk();
  const view = useBoardView();
  const write = useRoomStatus(mayWrite);
  const root = useRef<HTMLElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const keysId = useId();
  const held = useSyncExternalStore(desk.subscribe, desk.held);
  const layout = useSyncExternalStore(desk.subscribe, desk.layout);
  const isList = layout === 'list';
  const locks = useLocks();
  const isArranged = useArranged() !== null;

  const onThis = useRef('');
  onThis.current = t('stack.onThis');

  useFollow(root, view);
  useAddressed(root, view);
  useLed(root);
  useSweep();
  useEffect(() => {
    if (root.current === null || !write || isArranged) return;
    return enableDrag(root.current, { onto: () => onThis.current }, ({ thing, column, index, onto }) =>
      onto === null ? desk.move(thing, column, index) : desk.stack(thing, onto),
    );
  }, [desk, write, isArranged]);

  return (
    <section
      ref={root}
      aria-label={t('title')}
      className="board"
      onFocus={(focus) => oneStop(root.current, focus.target)}
      onKeyDown={(key) => {
        if (key.key === 'Escape' && desk.picking() !== null) desk.pick(null);
        if (!(key.ctrlKey || key.metaKey) || hasOwnUndo(key.target as HTMLElement)) return;
        const letter = key.key.toLowerCase();
        if (letter === 'z') key.shiftKey ? desk.redo() : desk.undo();
        else if (letter === 'y') desk.redo();
        else return;
        key.preventDefault();
      }}
    >
      <BoardBar write={write} />
      <WritingBar />
      <LockBar board={view} locks={locks} />
      <BoardDots root={root} />
      <ColumnSwitch board={view} pane={pane} layout={layout} />
      <p id={keysId} hidden>
        {t('cardKeys')}
      </p>
      <p id={`${keysId}-stack`} hidden>
        {t(isList ? 'stack.keysList' : 'stack.keys')}
      </p>
      <div
        ref={pane}
        data-layout={layout}
        data-scrolls={isList ? 'y' : 'x'}
        // Without a field in it the keyboard could not scroll it.
        {...(write ? {} : { tabIndex: 0, role: 'group', 'aria-label': t('columns') })}
        className={isList ? 'board-list' : 'board-columns'}
      >
        {view.columns.map((column) => (
          <Column key={column.id} column={column} layout={layout} keysId={keysId} />
        ))}
        {view.columns.length === 0 && <p className="p-4 text-soft">{t('noColumns')}</p>}
      </div>
      <Sending />
      {held !== null && hasFinger() && <HeldSheet view={view} id={held.card.id} />}
    </section>
  );
}

function HeldSheet({ view, id }: { view: BoardView; id: string }) {
  const card = view.columns.flatMap((column) => column.cards).find((each) => each.id === id);
  return card === undefined ? null : <CardSheet card={card} />;
}

/** Whether one writes there, so that undoing is about letters. An empty field for a new card has nothing to undo. */
function hasOwnUndo(element: HTMLElement): boolean {
  const field = element.closest<HTMLTextAreaElement | HTMLInputElement>('textarea, input');
  return field !== null && (field.value !== '' || field.closest('.card-new') === null);
}

const STOPS = '[data-card], [data-stack]';
const STOP = '[data-card][tabindex="0"], [data-stack][tabindex="0"]';

/** All cards are one stop of the Tab key: the one that had the focus last; arrow keys do the rest. */
function oneStop(root: HTMLElement | null, focused: EventTarget): void {
  if (!(focused instanceof HTMLElement) || !focused.matches(STOPS)) return;
  for (const other of root?.querySelectorAll<HTMLElement>(STOP) ?? []) other.tabIndex = -1;
  focused.tabIndex = 0;
}

/** After each change: what moved glides to its place, and the focus follows the card it was on. */
function useFollow(root: React.RefObject<HTMLElement | null>, view: BoardView): void {
  const desk = useDesk();
  const before = useRef<{ view: BoardView; places: Map<string, DOMRect> }>({ view, places: new Map() });

  useEffect(() => {
    // Told before React draws: the last moment in which the cards are where they were.
    return desk.board.subscribe(() => {
      if (root.current === null) return;
      const moved = movedCards(before.current.view, desk.board.view());
      before.current.places = placesOf(root.current, moved);
    });
  }, [desk, root]);

  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return;
    if (before.current.view !== view) {
      glide(element, before.current.places);
      before.current = { view, places: new Map() };
    }
    const next = desk.takeNext();
    if (next !== null) goTo(element, next);
    if (element.querySelector(STOP) === null) {
      const first = element.querySelector<HTMLElement>(STOPS);
      if (first !== null) first.tabIndex = 0;
    }
  });
}

function goTo(root: HTMLElement, { to, id, only }: Next): void {
  const name = CSS.escape(id);
  const target =
    to === 'card'
      ? elementOf(root, id)
      : root.querySelector<HTMLElement>(
          to === 'stack' ? `[data-stack="${name}"]` : `[data-column="${name}"] > form textarea`,
        );
  if (target === null) return;
  if (only === 'tab') oneStop(root, target);
  else if (only === undefined || document.activeElement === document.body) target.focus();
}

/** What has been in the bin for too long goes for good. */
function useSweep(): void {
  const { connection, now } = useRoom();
  const saved = useRoomStatus((status) => status.saving.is === 'saved');
  const write = useRoomStatus(mayWrite);
  useEffect(() => {
    if (saved && write) sweep(connection.doc, now);
  }, [connection, now, saved, write]);
}
