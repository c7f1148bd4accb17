/** What of a board is locked: what stands there stays as it is; new cards may be added. */
export interface Locks {
  /** The whole board. */
  board: boolean;
  /** Ids of columns, sorted. */
  columns: readonly string[];
}

export const NO_LOCKS: Locks = { board: false, columns: [] };

/** Whether what stands in a column stays as it is. */
export function isLocked(locks: Locks, column: string): boolean {
  return locks.board || locks.columns.includes(column);
}

export function isAnyLocked({ board, columns }: Locks): boolean {
  return board || columns.length > 0;
}

/** The locks with one column locked or unlocked; with null the whole board, which leaves no lock behind when it opens. */
export function withLock({ columns }: Locks, column: string | null, locked: boolean): Locks {
  if (column === null) return { board: locked, columns: [] };
  const others = columns.filter((id) => id !== column);
  return { board: false, columns: (locked ? [...others, column] : others).sort() };
}
