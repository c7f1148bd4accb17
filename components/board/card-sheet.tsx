'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import type { CardView } from '#lib/board/view.ts';
import { useDesk } from './board-context.tsx';
import { useMay } from './card.tsx';
import { CardByline } from './card-byline.tsx';
import { CardEditor } from './card-editor.tsx';
import { useMoves } from './card-menu.tsx';
import { usePassageItem } from './passage.tsx';
import { ReactionButtons } from './reactions.tsx';

/** The second tap of two, this soon and this near, must not press what has just come up under the finger. */
const SECOND_TAP_MS = 500;
const SECOND_TAP_PX = 30;

/** A card opened by a tap, from the lower edge where the thumb is: write, choose, move, delete. */
export function CardSheet({ card }: { card: CardView }) {
  const t = useTranslations('board');
  const decided = useTranslations('decided');
  const desk = useDesk();
  const may = useMay(card);
  const dialog = useRef<HTMLDialogElement>(null);
  const passage = usePassageItem(card);
  const moves = useMoves({ is: 'card', id: card.id }, () => desk.stopEditing(false));

  useEffect(() => {
    const element = dialog.current;
    if (element?.open === false) element.showModal();
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the press only adds the backdrop; Escape is the browser's own.
    <dialog
      ref={dialog}
      aria-label={t('card')}
      onClose={() => desk.stopEditing(true)}
      onClickCapture={(press) => {
        const { x, y, at } = desk.openedBy;
        // Only the very next press can be the second of two taps.
        desk.openedBy = { x, y, at: Number.NEGATIVE_INFINITY };
        const isNear = Math.hypot(press.clientX - x, press.clientY - y) < SECOND_TAP_PX;
        if (press.detail === 0 || !isNear || press.timeStamp - at > SECOND_TAP_MS) return;
        press.preventDefault();
        press.stopPropagation();
      }}
      onClick={(press) => {
        if (press.target === dialog.current) dialog.current.close();
      }}
      className="card-sheet"
    >
      <div className="flex flex-col gap-3 p-4">
        <div className="flex items-center justify-between gap-3">
          <CardByline card={card} />
          <Button kind="primary" onClick={() => dialog.current?.close()}>
            {t('done')}
          </Button>
        </div>
        {may.edit ? (
          <CardEditor card={card} gone={desk.find(card.id) === null} inSheet />
        ) : (
          <>
            <p dir="auto" className="card-text">
              {card.text}
            </p>
            <p className="text-sm text-soft">{may.locked ? decided('lock.why') : t('onlyOwn')}</p>
          </>
        )}
        {may.write && <ReactionButtons card={card} />}
        {may.write && (
          <div className="flex flex-col gap-1">
            <button
              type="button"
              onClick={() => {
                // Leaves first: what one is led to may lie behind the sheet.
                desk.stopEditing(false);
                passage.onSelect();
              }}
              className="min-h-11 rounded-md border border-line px-3 text-start text-sm hover:border-accent"
            >
              {passage.label}
            </button>
            {(may.locked ? [] : moves).map((move) =>
              'heading' in move ? (
                <h3 key="heading" className="text-xs font-normal text-soft">
                  {move.heading}
                </h3>
              ) : (
                <button
                  key={move.label}
                  type="button"
                  onClick={move.onSelect}
                  className="min-h-11 rounded-md border border-line px-3 text-start text-sm hover:border-accent"
                >
                  {move.label}
                </button>
              ),
            )}
            <button
              type="button"
              onClick={() => {
                desk.stopEditing(false);
                desk.send(card.id);
              }}
              className="mt-2 min-h-11 rounded-md border border-line px-3 text-start text-sm hover:border-accent"
            >
              {decided('send.open')}
            </button>
            {may.edit && (
              <button
                type="button"
                onClick={() => desk.remove(card.id)}
                className="mt-2 min-h-11 rounded-md border border-trouble px-3 text-start text-sm text-trouble"
              >
                {t('delete')}
              </button>
            )}
          </div>
        )}
      </div>
    </dialog>
  );
}
