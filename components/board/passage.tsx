'use client';

import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { LineMark } from '#components/ui/icon.tsx';
import type { MenuItem } from '#components/ui/menu.tsx';
import type { CardView } from '#lib/board/view.ts';
import { useDesk } from './board-context.tsx';

/** Whether a passage of the notes leads to this card. */
function useIsMarked(card: CardView): boolean {
  const { marks } = useDesk();
  return useSyncExternalStore(marks.subscribe, () => marks.has(card.id));
}

/** On a card that has a passage in the notes: the way there, or that the passage it was made of is gone. */
export function PassageLink({ card }: { card: CardView }) {
  const t = useTranslations('board.passage');
  const desk = useDesk();
  const isMarked = useIsMarked(card);
  if (!isMarked) return card.noted ? <p className="text-xs text-soft">{t('gone')}</p> : null;
  return (
    <button
      type="button"
      data-passage
      onClick={() => desk.lead.to({ to: 'passage', card: card.id })}
      className="-mx-1 inline-flex min-h-7 items-center gap-1.5 self-start rounded-sm px-1 text-xs text-accent underline underline-offset-4 pointer-coarse:min-h-11"
    >
      <PassageMark />
      {t(card.noted ? 'from' : 'in')}
    </button>
  );
}

/** What leads from a card to the notes, as a line of a menu: its passage, or one to be written. */
export function usePassageItem(card: CardView): Extract<MenuItem, { label: string }> {
  const t = useTranslations('board.passage');
  const desk = useDesk();
  return useIsMarked(card)
    ? { label: t('show'), onSelect: () => desk.lead.to({ to: 'passage', card: card.id }) }
    : { label: t('put'), onSelect: () => desk.putIntoNotes(card.id) };
}

function PassageMark() {
  return <LineMark d="M3 3.5h10M3 7h10M3 10.5h6" className="rtl:-scale-x-100" />;
}
