'use client';

import { memo, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { DotPlace } from '#components/dots/slot.tsx';
import { mayWrite, useRoomStatus } from '#components/room/room-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { ChevronIcon, LineMark, MoreIcon } from '#components/ui/icon.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { STACK_TITLE_MAX } from '#lib/board/schema.ts';
import type { SlotView } from '#lib/board/view.ts';
import { useDesk } from './board-context.tsx';
import { Card } from './card.tsx';
import { useMoves } from './card-menu.tsx';
import { onStackKey } from './keys.ts';
import type { Layout } from './layout.ts';
import { useIsLocked } from './locks.tsx';

/** A stack in a column: closed it shows its title or its first card and how many lie in it, open all of them. */
export const Stack = memo(function Stack({
  slot,
  layout,
  keysId,
}: {
  slot: SlotView;
  layout: Layout;
  keysId: string;
}) {
  const t = useTranslations('board');
  const desk = useDesk();
  const mayWriteHere = useRoomStatus(mayWrite);
  const locked = useIsLocked(slot.cards[0]?.id ?? '');
  const write = mayWriteHere && !locked;
  const opened = useSyncExternalStore(desk.subscribe, desk.opened);
  const listId = useId();
  const titleId = useId();
  const head = useRef<HTMLDivElement>(null);
  const { title, cards } = slot;
  const stack = slot.stack ?? '';
  const [first] = cards;
  const isList = layout === 'list';
  const open = isList || opened.has(stack);
  const count = t('cards', { count: cards.length });
  const ids = cards.map((card) => card.id).join(' ');
  /** Opens the field for the title and goes to it. */
  const editTitle = () => {
    desk.openStack(stack, true);
    requestAnimationFrame(() => document.getElementById(titleId)?.focus());
  };
  const close = () => desk.openStack(stack, false);
  const toggle = () => {
    const chosen = desk.picking();
    if (chosen !== null && first !== undefined) desk.stack(chosen, first.id);
    else if (!isList) desk.openStack(stack, !open);
  };

  return (
    <div className={open ? 'stack-open' : ''}>
      {/* biome-ignore lint/a11y/useSemanticElements: like a card, a stack groups text and controls and is one stop for the arrow keys. */}
      <div
        ref={head}
        role="group"
        tabIndex={-1}
        data-stack={stack}
        {...(locked ? { 'data-still': '' } : {})}
        {...(open ? {} : { 'data-holds': ids })}
        aria-roledescription={t('stack.name')}
        aria-label={`${title || first?.text.slice(0, 160) || t('stack.untitled')}, ${count}`}
        aria-describedby={`${keysId}-stack`}
        className={`card ${open ? '' : 'stack-closed'} ${write ? 'card-free' : ''}`}
        onKeyDown={(press) =>
          onStackKey(press, desk, stack, first?.id ?? '', write, isList ? editTitle : toggle)
        }
        onClick={(press) => {
          if ((press.target as HTMLElement).closest('button, input') === null) toggle();
        }}
      >
        {(title !== '' || open) && (
          <p dir="auto" className={`card-text ${title === '' ? 'text-soft' : 'font-semibold'}`}>
            {title || t('stack.untitled')}
          </p>
        )}
        {!open && (
          <p dir="auto" className="stack-first text-soft">
            {first?.text}
          </p>
        )}
        <DotPlace ids={ids} />
        <div className="card-foot">
          {isList ? (
            <span className="inline-flex items-center gap-1.5 text-xs font-semibold text-soft">
              <PileMark />
              <span className="numbers">{count}</span>
            </span>
          ) : (
            <button
              type="button"
              aria-expanded={open}
              aria-controls={open ? listId : undefined}
              aria-label={`${t(open ? 'stack.close' : 'stack.open')}, ${count}`}
              onClick={toggle}
              className="-my-1 -ms-1.5 inline-flex min-h-8 items-center gap-1.5 rounded-md px-1.5 text-xs font-semibold text-accent hover:bg-sunken pointer-coarse:-my-2 pointer-coarse:min-h-11"
            >
              <PileMark />
              <span className="numbers">{count}</span>
              <span className={open ? 'rotate-180' : ''}>
                <ChevronIcon />
              </span>
            </button>
          )}
          {write && <StackMenu slot={slot} stack={stack} onTitle={editTitle} />}
        </div>
      </div>
      {open && (
        <div id={listId} className="flex flex-col gap-2 pt-2 ps-2">
          {write && opened.has(stack) && (
            <TitleField
              key={title}
              id={titleId}
              stack={stack}
              title={title}
              onLeft={isList ? close : undefined}
              onEscape={() => {
                head.current?.focus();
                close();
              }}
            />
          )}
          <ul className="flex flex-col gap-2">
            {cards.map((card) => (
              <li key={card.id}>
                <Card card={card} keysId={keysId} isInside />
              </li>
            ))}
          </ul>
          {write && !isList && (
            <Button className="self-start" onClick={() => desk.unstack(stack)}>
              {t('stack.apart')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
});

function StackMenu({ slot, stack, onTitle }: { slot: SlotView; stack: string; onTitle: () => void }) {
  const t = useTranslations('board.stack');
  const desk = useDesk();
  const moves = useMoves({ is: 'stack', id: stack });
  const text = slot.title || slot.cards[0]?.text.slice(0, 40) || '';
  return (
    <Menu
      label={t('actionsOf', { text })}
      items={[
        { label: t('title'), onSelect: onTitle },
        ...moves,
        { label: t('apart'), onSelect: () => desk.unstack(stack) },
      ]}
      className="-my-1 -me-1.5 inline-flex size-8 shrink-0 items-center justify-center rounded-md text-soft hover:bg-sunken hover:text-ink pointer-coarse:-my-2 pointer-coarse:size-11"
    >
      <MoreIcon />
    </Menu>
  );
}

/** The title is in the document once one leaves the field, so that nobody sees half of it. */
function TitleField({
  id,
  stack,
  title,
  onLeft,
  onEscape,
}: {
  id: string;
  stack: string;
  title: string;
  /** Where the field is there only as long as one writes in it. */
  onLeft?: (() => void) | undefined;
  onEscape: () => void;
}) {
  const t = useTranslations('board.stack');
  const desk = useDesk();
  const [text, setText] = useState(title);
  const typed = useRef<string | null>(null);
  const take = () => {
    if (typed.current !== null) desk.titleStack(stack, typed.current);
    typed.current = null;
  };
  const taking = useRef(take);
  taking.current = take;
  // Closing the stack, or the room, must not lose what stands in the field.
  useEffect(() => () => taking.current(), []);
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs text-soft">
        {t('title')}
      </label>
      <input
        id={id}
        dir={text === '' ? undefined : 'auto'}
        value={text}
        maxLength={STACK_TITLE_MAX}
        autoComplete="off"
        onChange={(change) => {
          typed.current = change.target.value;
          setText(change.target.value);
        }}
        onBlur={() => {
          take();
          onLeft?.();
        }}
        onKeyDown={(key) => {
          if (key.key === 'Enter' && !key.nativeEvent.isComposing) {
            if (onLeft === undefined) take();
            else onEscape();
          } else if (key.key === 'Escape') onEscape();
          else return;
          key.preventDefault();
          key.stopPropagation();
        }}
        className="card-field"
      />
      <p aria-live="polite" className="text-xs text-trouble empty:hidden">
        {text.length >= STACK_TITLE_MAX ? t('titleFull', { max: STACK_TITLE_MAX }) : ''}
      </p>
    </div>
  );
}

function PileMark() {
  return <LineMark d="M2.5 3.5h11v5h-11zM3.5 11h9M4.5 13.5h7" className="size-[1.1em]" />;
}
