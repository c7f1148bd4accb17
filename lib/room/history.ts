/** Why a state of a room's document was kept: much was deleted after it, or another one was put in its place. */
export type HistoryReason = 'deletion' | 'before-restore';
