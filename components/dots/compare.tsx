'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useDesk } from '#components/board/board-context.tsx';
import { useRoom } from '#components/room/room-context.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { thingsOf } from '#lib/dots/order.ts';
import { withTotals } from '#lib/dots/seen.ts';
import { useDotsState } from './dots-context.tsx';
import { RoundsTable } from './rounds-table.tsx';

/** The rounds of this room side by side, the newest first. */
export function Compare({ onClose }: { onClose: () => void }) {
  const t = useTranslations('dots');
  const common = useTranslations('common');
  const { room, event } = useRoom();
  const desk = useDesk();
  const view = useSyncExternalStore(desk.board.subscribe, desk.board.view);
  const things = useMemo(() => thingsOf(view), [view]);
  const seen = withTotals(useDotsState().seen);
  const rounds = seen.map(({ round, counts }, at) => {
    const count = counts.find(({ roomId }) => roomId === room.id);
    return {
      id: round.id,
      title: round.plan.about || t('round', { number: seen.length - at }),
      openedAt: round.openedAt,
      people: count?.people ?? 0,
      totals: count?.totals ?? {},
    };
  });
  return (
    <Dialog open onClose={onClose} title={t('compareTitle')} closeLabel={common('close')}>
      <RoundsTable
        things={things}
        rounds={rounds}
        columns={view.columns}
        timeZone={event.timeZone}
        label={t('compareTitle')}
      />
    </Dialog>
  );
}
