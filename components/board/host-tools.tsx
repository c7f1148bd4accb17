'use client';

import { useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { liveStore } from '#components/live/store.ts';
import { useRoom } from '#components/room/room-context.tsx';
import { ChevronIcon } from '#components/ui/icon.tsx';
import { Menu, type MenuItem } from '#components/ui/menu.tsx';
import { useAsked } from '#components/writing/use-asked.ts';
import { useWritingState } from '#components/writing/writing-context.tsx';
import { isBoardLocked, isLocked, withLock } from '#lib/board/locks.ts';
import type { ColumnView } from '#lib/board/view.ts';
import { useDesk } from './board-context.tsx';
import { ClearDialog } from './clear-dialog.tsx';

/** For hosts: what is decided about the board. Locking shows at once what it does, and the same line unlocks. */
export function HostTools({ className }: { className: string }) {
  const t = useTranslations('decided');
  const { language } = useLanguage();
  const { room } = useRoom();
  const desk = useDesk();
  const { columns } = useSyncExternalStore(desk.board.subscribe, desk.board.view);
  const locks = useWritingState(({ rules }) => rules.locks);
  const { ask, refusal } = useAsked();
  const [clearing, setClearing] = useState<ColumnView | null>(null);
  const lock = (column: string | null, locked: boolean) =>
    ask(
      () => liveStore.ask('board:lock', { roomId: room.id, locks: withLock(locks, column, locked) }),
      () => {},
    );
  const items: MenuItem[] = [
    { heading: t('lock.heading') },
    {
      label: t('lock.board'),
      checked: isBoardLocked(locks),
      several: true,
      onSelect: () => lock(null, !locks.board),
      ...(locks.byPhase ? { disabledBecause: t('lock.byPhase') } : {}),
    },
    ...columns.map(({ id, title }) => ({
      label: t('lock.column', { column: title[language] }),
      checked: isLocked(locks, id),
      several: true,
      onSelect: () => lock(id, !isLocked(locks, id)),
      ...(isBoardLocked(locks)
        ? { disabledBecause: t(locks.byPhase ? 'lock.byPhase' : 'lock.boardIs') }
        : {}),
    })),
    { heading: t('clear.heading') },
    ...columns.map((column) => {
      const why = isLocked(locks, column.id) ? t('lock.columnIs') : t('clear.empty');
      const cannot = isLocked(locks, column.id) || column.cards.length === 0;
      return {
        label: t('clear.column', { column: column.title[language] }),
        onSelect: () => setClearing(column),
        ...(cannot ? { disabledBecause: why } : {}),
      };
    }),
  ];
  return (
    <>
      <Menu label={t('manage')} items={items} showLabel align="start" className={className}>
        {t('manage')}
        <ChevronIcon />
      </Menu>
      {clearing !== null && <ClearDialog column={clearing} onClose={() => setClearing(null)} />}
      {refusal !== null && (
        <span role="alert" className="text-sm text-trouble">
          {refusal}
        </span>
      )}
    </>
  );
}
