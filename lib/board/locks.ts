/** What of a board is locked: what stands there stays as it is; new cards may be added. */
export interface Locks {
  /** The whole board, by a facilitator's hand. */
  board: boolean;
  /** Ids of columns, sorted. */
  columns: readonly string[];
  /** The phase of the room keeps the whole board locked as well. What was locked by hand is still locked after it. */
  byPhase?: true;
}

export const NO_LOCKS: Locks = { board: false, columns: [] };

/** Whether all that stands on the board stays as it is, whoever decided that. */
export function isBoardLocked({ board, byPhase }: Locks): boolean {
  return board || byPhase === true;
}

/** Whether what stands in a column stays as it is. */
export function isLocked(locks: Locks, column: string): boolean {
  return isBoardLocked(locks) || locks.columns.includes(column);
}

export function isAnyLocked(locks: Locks): boolean {
  return isBoardLocked(locks) || locks.columns.length > 0;
}

/** The locks with one column locked or unlocked by hand; with null the whole board, which leaves no such lock behind. */
export function withLock({ columns, ...rest }: Locks, column: string | null, locked: boolean): Locks {
  if (column === null) return { ...rest, board: locked, columns: [] };
  const others = columns.filter((id) => id !== column);
  return { ...rest, board: false, columns: (locked ? [...others, column] : others).sort() };
}

/** The locks in a phase that keeps the board locked, or in one that does not. */
export function inPhase({ board, columns }: Locks, keepsLocked: boolean): Locks {
  return keepsLocked ? { board, columns, byPhase: true } : { board, columns };
}
