'use client';

import { type MouseEvent, memo, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { mayWrite, useRoomStatus } from '#components/room/room-context.tsx';
import { OwnDrafts } from '#components/writing/own-drafts.tsx';
import { keyOf } from '#lib/board/slots.ts';
import type { ColumnView } from '#lib/board/view.ts';
import { Card } from './card.tsx';
import type { Layout } from './layout.ts';
import { ColumnLock } from './locks.tsx';
import { NewCard } from './new-card.tsx';
import { placeAt } from './place.ts';
import { Stack } from './stack.tsx';

/** Cards take their true height only once they are near the screen, so the end moves while one scrolls to it. */
function scrollToEnd(list: HTMLElement, tries = 8): void {
  list.scrollTop = list.scrollHeight;
  if (tries > 0) requestAnimationFrame(() => scrollToEnd(list, tries - 1));
}

/** One column: its title, how many cards, the cards, and one way to add. */
export const Column = memo(function Column({
  column,
  layout,
  keysId,
}: {
  column: ColumnView;
  layout: Layout;
  keysId: string;
}) {
  const t = useTranslations('board');
  const { language } = useLanguage();
  const write = useRoomStatus(mayWrite);
  const [between, setBetween] = useState<number | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const added = useRef(false);
  const heading = useId();
  const title = column.title[language];
  const count = column.cards.length;

  // One's own new card at the end comes into view; what others add moves nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after the list has grown.
  useEffect(() => {
    if (!added.current) return;
    added.current = false;
    if (list.current === null) return;
    if (layout === 'columns') scrollToEnd(list.current);
    else list.current.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }, [count]);

  const startBetween = (press: MouseEvent<HTMLElement>) => {
    if (
      !write ||
      list.current === null ||
      (press.target as HTMLElement).closest('[data-card], [data-stack], form, button')
    )
      return;
    setBetween(placeAt(list.current, press.clientX, press.clientY, null).index);
  };
  const cards = column.slots.map((slot) => {
    const [first] = slot.cards;
    if (first === undefined) return null;
    const isPile = slot.stack !== null;
    return (
      <li
        key={keyOf(slot)}
        data-slot={first.id}
        {...(isPile ? { 'data-pile': '' } : {})}
        className="card-slot"
      >
        {isPile ? (
          <Stack slot={slot} layout={layout} keysId={keysId} />
        ) : (
          <Card card={first} keysId={keysId} />
        )}
      </li>
    );
  });
  if (between !== null) {
    cards.splice(
      between,
      0,
      <li key="new">
        <NewCard
          column={column.id}
          title={title}
          at={between}
          write={write}
          onAdded={() => setBetween((place) => (place === null ? null : place + 1))}
          onLeft={() => setBetween(null)}
        />
      </li>,
    );
  }

  return (
    <section data-column={column.id} aria-labelledby={heading} className="board-column">
      <h3
        id={heading}
        className="flex items-baseline justify-between gap-2 px-3 pt-3 pb-1 text-sm leading-snug"
      >
        <span>{title}</span>
        <span className="numbers font-normal text-soft">
          <span aria-hidden="true">{count}</span>
          <span className="sr-only">{t('cards', { count })}</span>
        </span>
      </h3>
      <ColumnLock column={column.id} />
      <NewCard
        column={column.id}
        title={title}
        write={write}
        onAdded={() => {
          added.current = true;
        }}
      />
      <OwnDrafts column={column.id} title={title} />
      <ul ref={list} data-cards data-scrolls="y" className="board-cards" onDoubleClick={startBetween}>
        {cards}
        {cards.length === 0 && <li className="px-1 py-2 text-sm text-soft">{t('empty')}</li>}
      </ul>
    </section>
  );
});
