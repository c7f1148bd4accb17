'use client';

import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { LineMark } from '#components/ui/icon.tsx';
import { useWritingState } from '#components/writing/writing-context.tsx';
import { isAnyLocked, isBoardLocked, isLocked, type Locks } from '#lib/board/locks.ts';
import type { BoardView } from '#lib/board/view.ts';
import { listOf } from '#lib/language/locale.ts';
import { useDesk } from './board-context.tsx';

/** What of the board is locked now; the desk follows it. */
export function useLocks(): Locks {
  const desk = useDesk();
  const locks = useWritingState(({ rules }) => rules.locks);
  useEffect(() => desk.setLocks(locks), [desk, locks]);
  return locks;
}

/** Whether a card lies where all stays as it is. */
export function useIsLocked(id: string): boolean {
  const desk = useDesk();
  return useWritingState(({ rules }) => isAnyLocked(rules.locks) && desk.isLockedIn(rules.locks, id));
}

/**
 * Above the columns: that the board is locked by hand, and what one may do; what a phase locks is said with the phase.
 * Of single columns it only tells who listens.
 */
export function LockBar({ board, locks }: { board: BoardView; locks: Locks }) {
  const t = useTranslations('decided.lock');
  const { language } = useLanguage();
  const columns = board.columns.filter(({ id }) => isLocked(locks, id));
  const names = listOf(
    columns.map(({ title }) => `\u2068${title[language]}\u2069`),
    language,
  );
  return (
    <div
      role="status"
      data-locked={locks.board ? 'board' : undefined}
      className={
        locks.board
          ? 'mx-3 mb-1 flex items-start gap-2 rounded-md border border-s-4 border-line-strong bg-sheet px-3 py-2 text-sm'
          : 'sr-only'
      }
    >
      {locks.board && (
        <>
          <span className="pt-0.5">
            <LockMark />
          </span>
          <span>
            <strong className="font-semibold">{t('boardIs')}</strong> {t('what')}
          </span>
        </>
      )}
      {!isBoardLocked(locks) && columns.length > 0 && t('columnsAre', { names })}
    </div>
  );
}

/** On a locked column. */
export function ColumnLock({ column }: { column: string }) {
  const t = useTranslations('decided.lock');
  const isOne = useWritingState(({ rules: { locks } }) => !isBoardLocked(locks) && isLocked(locks, column));
  if (!isOne) return null;
  return (
    <p data-locked="column" className="flex items-start gap-1.5 px-3 pb-2 text-xs text-soft">
      <span className="pt-0.5">
        <LockMark />
      </span>
      <span>
        <strong className="font-semibold text-ink">{t('columnIs')}</strong> {t('what')}
      </span>
    </p>
  );
}

function LockMark() {
  return <LineMark d="M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />;
}
