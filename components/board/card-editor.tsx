'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { CARD_TEXT_MAX } from '#lib/board/schema.ts';
import type { CardView } from '#lib/board/view.ts';
import { useDesk } from './board-context.tsx';
import { DutyFields, hasDuty } from './card-duty.tsx';
import { CardTraits } from './card-traits.tsx';
import { useSharedText } from './use-shared-text.ts';

/** From this many characters left on one is told. */
const TELL_LEFT = 100;

/** Writing in a card: its text, kind and topics. Everything is in the document at once; there is nothing to confirm. */
export function CardEditor({
  card,
  gone,
  inSheet = false,
}: {
  card: CardView;
  gone: boolean;
  inSheet?: boolean;
}) {
  const t = useTranslations('board');
  const desk = useDesk();
  const field = useRef<HTMLTextAreaElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const length = useSharedText(desk.doc, card.id, field);
  const left = CARD_TEXT_MAX - length;

  useEffect(() => {
    // From below, on a phone, one may want to read or move: the keyboard comes when the text is touched.
    if (inSheet) return;
    field.current?.focus({ preventScroll: true });
    frame.current?.scrollIntoView({ block: 'nearest' });
  }, [inSheet]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys and the leaving of all controls inside end the writing.
    <div
      ref={frame}
      className="flex flex-col gap-2"
      onKeyDown={(key) => {
        const writes = key.target === field.current;
        const undo = (key.ctrlKey || key.metaKey) && key.key.toLowerCase() === 'z';
        if (undo) key.shiftKey ? desk.redo() : desk.undo();
        else if (key.key === 'Escape') desk.stopEditing(true);
        else if (writes && key.key === 'Enter' && !key.shiftKey && !inSheet && !key.nativeEvent.isComposing) {
          desk.stopEditing(true);
        } else return;
        key.preventDefault();
        key.stopPropagation();
      }}
      onBlur={(blur) => {
        const stays = frame.current?.contains(blur.relatedTarget as Node | null);
        if (!inSheet && !stays && document.hasFocus()) desk.stopEditing(false);
      }}
    >
      {gone && (
        <p role="alert" className="flex flex-wrap items-center gap-2 text-sm text-trouble">
          {t('deletedByOther')}
          <Button onClick={() => desk.putBack(card.id)}>{t('putBack')}</Button>
        </p>
      )}
      <textarea
        ref={field}
        dir="auto"
        rows={2}
        aria-label={t('text')}
        className={`card-field ${inSheet ? 'min-h-32' : ''}`}
      />
      <p aria-live="polite" className={`text-xs empty:hidden ${left <= 0 ? 'text-trouble' : 'text-soft'}`}>
        {left <= 0 ? t('full', { max: CARD_TEXT_MAX }) : left <= TELL_LEFT ? t('left', { count: left }) : ''}
      </p>
      <CardTraits card={card} />
      {hasDuty(card) && <DutyFields card={card} />}
    </div>
  );
}
