'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { liveStore } from '#components/live/store.ts';
import { useRoom, useRoomStatus } from '#components/room/room-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useAsked } from '#components/writing/use-asked.ts';
import { peopleOf } from '#lib/board/authors.ts';
import { BIN_MS } from '#lib/board/bin.ts';
import type { ColumnView } from '#lib/board/view.ts';
import { useDesk } from './board-context.tsx';

/**
 * Says how many cards of how many people go into the bin, and puts them there.
 *
 * @param column as it was when somebody asked: what is added while the sheet is open stays
 */
export function ClearDialog({ column, onClose }: { column: ColumnView; onClose: () => void }) {
  const t = useTranslations('decided.clear');
  const common = useTranslations('common');
  const working = useTranslations('writing')('working');
  const { language } = useLanguage();
  const { room } = useRoom();
  const desk = useDesk();
  const authors = useRoomStatus((status) => status.authors);
  const { ask, isWorking, refusal } = useAsked();
  const cards = column.cards.map(({ id }) => id);
  const clear = () =>
    ask(
      () => liveStore.ask('board:clear', { roomId: room.id, column: column.id, cards }),
      () => {
        onClose();
        desk.cleared(cards);
      },
    );
  return (
    <Dialog open onClose={onClose} title={t('title')} closeLabel={common('close')}>
      <div className="grid gap-3">
        <p>
          {t('what', { count: cards.length, column: `\u2068${column.title[language]}\u2069` })}{' '}
          {t('people', { count: peopleOf(column.cards, authors) })}
        </p>
        <p>{t('kept', { days: BIN_MS / (24 * 3_600_000) })}</p>
        {refusal !== null && (
          <Notice tone="trouble" urgent>
            {refusal}
          </Notice>
        )}
        <div className="flex flex-wrap gap-2">
          <Button kind="primary" onClick={clear}>
            {isWorking ? working : t('confirm')}
          </Button>
          <Button onClick={onClose}>{common('cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
