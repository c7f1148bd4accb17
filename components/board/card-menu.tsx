'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { MoreIcon } from '#components/ui/icon.tsx';
import { Menu, type MenuItem } from '#components/ui/menu.tsx';
import type { CardView } from '#lib/board/view.ts';
import { useDesk } from './board-context.tsx';
import { type Direction, holds, type Thing } from './moves.ts';
import { usePassageItem } from './passage.tsx';
import { useReactionItems } from './reactions.tsx';

const STEPS: readonly [Direction, 'moveUp' | 'moveDown' | 'moveFirst' | 'moveLast'][] = [
  ['up', 'moveUp'],
  ['down', 'moveDown'],
  ['first', 'moveFirst'],
  ['last', 'moveLast'],
];

/** Where a card or a stack can go, as lines of a menu: onto another card, to each other column, up or down. */
export function useMoves(thing: Thing, onDone?: () => void): MenuItem[] {
  const t = useTranslations('board');
  const { language } = useLanguage();
  const desk = useDesk();
  const { columns } = desk.board.view();
  const others = columns.filter((column) => !column.slots.some((slot) => holds(slot, thing)));
  const slots = columns.find((column) => !others.includes(column))?.slots ?? [];
  const then = (act: () => void) => () => {
    act();
    onDone?.();
  };
  const hasAbove = slots.findIndex((slot) => holds(slot, thing)) > 0;
  const isAlone = columns.every((column) => column.slots.every((slot) => holds(slot, thing)));
  return [
    { heading: t('moveHeading') },
    ...others.map((column) => ({
      label: column.title[language],
      onSelect: then(() => desk.move(thing, column.id, column.slots.length, true)),
    })),
    ...STEPS.map(([direction, word]) => ({
      label: t(word),
      onSelect: then(() => desk.moveBy(thing, direction)),
    })),
    ...(hasAbove ? [{ label: t('stack.onAbove'), onSelect: then(() => desk.stackAbove(thing)) }] : []),
    ...(isAlone ? [] : [{ label: t('stack.onOther'), onSelect: then(() => desk.pick(thing)) }]),
  ];
}

/** Everything one can do with a card, without dragging: edit, move, delete. */
export function CardMenu({ card, may }: { card: CardView; may: { edit: boolean; locked: boolean } }) {
  const t = useTranslations('board');
  const desk = useDesk();
  const moves = useMoves({ is: 'card', id: card.id });
  const passage = usePassageItem(card);
  const reactions = useReactionItems(card);
  const decided = useTranslations('decided');
  const why = may.edit ? {} : { disabledBecause: may.locked ? decided('lock.why') : t('onlyOwn') };
  const items: MenuItem[] = [
    { label: t('edit'), onSelect: () => desk.edit(card.id), ...why },
    passage,
    ...(may.locked ? [] : moves),
    ...reactions,
    { label: decided('send.open'), onSelect: () => desk.send(card.id) },
    ...(may.edit ? [{ label: t('delete'), onSelect: () => desk.remove(card.id) }] : []),
  ];
  return (
    <Menu
      label={t('actionsOf', { text: card.text.slice(0, 40) })}
      items={items}
      className="-my-1 -me-1.5 inline-flex size-8 shrink-0 items-center justify-center rounded-md text-soft hover:bg-sunken hover:text-ink pointer-coarse:-my-2 pointer-coarse:size-11"
    >
      <MoreIcon />
    </Menu>
  );
}
