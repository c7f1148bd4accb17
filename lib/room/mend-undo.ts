import * as Y from 'yjs';

let isMended = false;

/**
 * Mends two faults that undoing has in Yjs 13.6, for all documents of the page; see
 * docs/decisions/0049-undoing-among-others.md. To be called before anything is undone; again does nothing.
 */
export function mendUndo(): void {
  if (isMended) return;
  isMended = true;
  const { integrate, mergeWith } = Y.Item.prototype;

  // What is put back is told to lie between its old neighbours, also when those do not stand in this order any more.
  // Others would then place it elsewhere, and keep another text for ever (yjs/yjs#794).
  Y.Item.prototype.integrate = function (transaction, offset) {
    if (transaction.local && transaction.origin instanceof Y.UndoManager && this.parentSub === null) {
      standBetween(this);
    }
    integrate.call(this, transaction, offset);
  };

  // Letters that are put back side by side become one run; when one of them is then undone, the whole run went, with
  // what others had written in it.
  Y.Item.prototype.mergeWith = function (right) {
    return !this.keep && !(right instanceof Y.Item && right.keep) && mergeWith.call(this, right);
  };
}

/** Gives a new item a right neighbour that it can have: one that is reached from its left one. */
function standBetween(item: Y.Item): void {
  const { parent } = item;
  const first = item.left === null && parent instanceof Y.AbstractType ? parent._start : null;
  const next = item.left === null ? first : item.left.right;
  for (let each = next; each !== null; each = each.right) if (each === item.right) return;
  if (item.right === null) return;
  item.right = next;
  item.rightOrigin = next === null ? null : next.id;
}
