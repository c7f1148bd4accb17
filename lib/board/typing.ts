import { simpleDiffStringWithCursor } from 'lib0/diff';

/** What somebody typed: at `index`, `remove` characters (UTF-16 units) gave way to `insert`. */
export interface TextChange {
  index: number;
  remove: number;
  insert: string;
}

/** What a Yjs text event tells about a change: pieces kept, put in and taken out, from the beginning. */
export type Delta = readonly { retain?: number; insert?: unknown; delete?: number }[];

/**
 * The smallest change that leads from one text to the other.
 *
 * @param caret position of the caret after the change
 */
export function typed(before: string, after: string, caret: number): TextChange {
  const grown = Math.max(0, after.length - before.length);
  return simpleDiffStringWithCursor(before, after, Math.max(0, caret - grown));
}

/**
 * Where a caret stands after others changed the text around it. Text put in exactly at the caret goes behind it:
 * the caret stays with what its owner wrote.
 */
export function caretAfter(caret: number, delta: Delta): number {
  let at = 0;
  let moved = caret;
  for (const piece of delta) {
    if (at >= moved && piece.delete === undefined && moved > 0) break;
    if (piece.retain !== undefined) at += piece.retain;
    else if (typeof piece.insert === 'string') {
      if (at >= moved) break;
      at += piece.insert.length;
      moved += piece.insert.length;
    } else if (piece.delete !== undefined) {
      moved -= Math.max(0, Math.min(piece.delete, moved - at));
    }
  }
  return moved;
}

/** A change made to a text that others changed meanwhile, as it must be made to the text of now. */
export function rebased(change: TextChange, meanwhile: readonly Delta[]): TextChange {
  const index = meanwhile.reduce(caretAfter, change.index);
  const end = meanwhile.reduce(caretAfter, change.index + change.remove);
  return { index, remove: end - index, insert: change.insert };
}
