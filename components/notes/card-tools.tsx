'use client';

import type { Editor } from '@tiptap/core';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useDesk } from '#components/board/board-context.tsx';
import { useLanguage } from '#components/language/provider.tsx';
import { Button } from '#components/ui/button.tsx';
import type { MenuItem } from '#components/ui/menu.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useWritingState } from '#components/writing/writing-context.tsx';
import { CARD_TEXT_MAX, CARDS_MAX, cardsOf } from '#lib/board/schema.ts';
import { markedCard } from '#lib/notes/card-mark.ts';
import { passageAt, putMark } from './passage.ts';

/** What became of the last wish for a card. */
export interface MadeCard {
  id: string;
  column: string;
}

/** Lines of the menu that makes a card of the passage at the caret, and leads to those that were made of it. */
export function useCardItems(editor: Editor, onMade: (made: MadeCard) => void): MenuItem[] {
  const t = useTranslations('notes.card');
  const { language } = useLanguage();
  const desk = useDesk();
  const { columns } = useSyncExternalStore(desk.board.subscribe, desk.board.view);
  const isPrivate = useWritingState(({ rules }) => rules.writing === 'private');
  const passage = passageAt(editor.state);
  const text = passage?.text ?? '';
  const why = isPrivate
    ? t('isPrivate')
    : text === ''
      ? t('noText')
      : text.length > CARD_TEXT_MAX
        ? t('tooLong', { max: CARD_TEXT_MAX })
        : cardsOf(desk.doc).size >= CARDS_MAX
          ? t('full')
          : undefined;
  const make = (column: string) => {
    // As the text is at this moment, not as it was drawn.
    const now = passageAt(editor.state);
    if (now === null) return;
    const added = desk.addFromNotes(column, now.text, (id) => putMark(editor, now, id));
    if (added.ok) onMade({ id: added.value, column });
  };
  const made = (passage?.cards ?? []).filter((card) => markedCard(desk.doc, card) === 'there');
  return [
    { heading: t('makeIn') },
    ...(why === undefined
      ? columns.map((column) => ({ label: column.title[language], onSelect: () => make(column.id) }))
      : [{ label: t('make'), onSelect: () => {}, disabledBecause: why }]),
    ...(made.length === 0 ? [] : [{ heading: t('of') }]),
    ...made.map((card) => ({
      label: t('leadsTo', { text: desk.find(card)?.text.slice(0, 60) ?? '' }),
      onSelect: () => desk.lead.to({ to: 'card', card }),
    })),
  ];
}

/** Above the text, after a card was made of it: where it is. It goes when one writes on. */
export function MadeNotice({ editor, made, onDone }: { editor: Editor; made: MadeCard; onDone: () => void }) {
  const t = useTranslations('notes.card');
  const { language } = useLanguage();
  const desk = useDesk();
  const [title] = useState(
    () => desk.board.view().columns.find((column) => column.id === made.column)?.title[language] ?? '',
  );
  useEffect(() => {
    editor.on('blur', onDone);
    return () => {
      editor.off('blur', onDone);
    };
  }, [editor, onDone]);
  return (
    <div className="p-2">
      <Notice
        tone="good"
        action={
          <Button
            onClick={() => {
              onDone();
              desk.lead.to({ to: 'card', card: made.id });
            }}
          >
            {t('show')}
          </Button>
        }
      >
        {t('made', { column: title })}
      </Notice>
    </div>
  );
}
