'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { MoreIcon } from '#components/ui/icon.tsx';
import { Menu, type MenuItem } from '#components/ui/menu.tsx';
import type { CardView } from '#lib/board/read.ts';
import { useDesk } from './board-context.tsx';
import type { Direction } from './desk.ts';

const STEPS: readonly [Direction, 'moveUp' | 'moveDown' | 'moveFirst' | 'moveLast'][] = [
  ['up', 'moveUp'],
  ['down', 'moveDown'],
  ['first', 'moveFirst'],
  ['last', 'moveLast'],
];

/** Where a card can go, as lines of a menu: each other column, and up or down in its own. */
export function useMoves(card: CardView, onDone?: () => void): MenuItem[] {
  const t = useTranslations('board');
  const { language } = useLanguage();
  const desk = useDesk();
  const others = desk.board
    .view()
    .columns.filter((column) => !column.cards.some((each) => each.id === card.id));
  const then = (act: () => void) => () => {
    act();
    onDone?.();
  };
  return [
    { heading: t('moveHeading') },
    ...others.map((column) => ({
      label: column.title[language],
      onSelect: then(() => desk.move(card.id, column.id, column.cards.length, true)),
    })),
    ...STEPS.map(([direction, word]) => ({
      label: t(word),
      onSelect: then(() => desk.moveBy(card.id, direction)),
    })),
  ];
}

/** Everything one can do with a card, without dragging: edit, move, delete. */
export function CardMenu({ card, mayEdit }: { card: CardView; mayEdit: boolean }) {
  const t = useTranslations('board');
  const desk = useDesk();
  const moves = useMoves(card);
  const why = mayEdit ? {} : { disabledBecause: t('onlyOwn') };
  const items: MenuItem[] = [
    { label: t('edit'), onSelect: () => desk.edit(card.id), ...why },
    ...moves,
    ...(mayEdit ? [{ label: t('delete'), onSelect: () => desk.remove(card.id) }] : []),
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
