'use client';

import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { liveStore } from '#components/live/store.ts';
import { useRoom } from '#components/room/room-context.tsx';
import { ChevronIcon } from '#components/ui/icon.tsx';
import { Menu, type MenuItem } from '#components/ui/menu.tsx';
import { useAsked } from '#components/writing/use-asked.ts';
import { useWritingState } from '#components/writing/writing-context.tsx';
import { isLocked, withLock } from '#lib/board/locks.ts';
import { useDesk } from './board-context.tsx';

/** For hosts: what is decided about the board. Locking shows at once what it does, and the same line unlocks. */
export function HostTools({ className }: { className: string }) {
  const t = useTranslations('decided');
  const { language } = useLanguage();
  const { room } = useRoom();
  const desk = useDesk();
  const { columns } = useSyncExternalStore(desk.board.subscribe, desk.board.view);
  const locks = useWritingState(({ rules }) => rules.locks);
  const { ask, refusal } = useAsked();
  const lock = (column: string | null, locked: boolean) =>
    ask(
      () => liveStore.ask('board:lock', { roomId: room.id, locks: withLock(locks, column, locked) }),
      () => {},
    );
  const items: MenuItem[] = [
    { heading: t('lock.heading') },
    {
      label: t('lock.board'),
      checked: locks.board,
      several: true,
      onSelect: () => lock(null, !locks.board),
    },
    ...columns.map(({ id, title }) => ({
      label: t('lock.column', { column: title[language] }),
      checked: isLocked(locks, id),
      several: true,
      onSelect: () => lock(id, !isLocked(locks, id)),
      ...(locks.board ? { disabledBecause: t('lock.boardIs') } : {}),
    })),
  ];
  return (
    <>
      <Menu label={t('manage')} items={items} showLabel align="start" className={className}>
        {t('manage')}
        <ChevronIcon />
      </Menu>
      {refusal !== null && (
        <span role="alert" className="text-sm text-trouble">
          {refusal}
        </span>
      )}
    </>
  );
}
