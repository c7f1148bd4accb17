import * as Y from 'yjs';
import { mendUndo } from '#lib/room/mend-undo.ts';
import { BOARD_EDIT } from './edit.ts';
import { cardsOf, notesOf, stacksOf } from './schema.ts';

/** What a card is given when it is made, and is none without. */
const MADE_WITH = new Set(['text', 'kind', 'tags', 'rank', 'column']);

/** Undoes and redoes what this person did to the board on this page, and nothing that others did. */
export interface BoardUndo {
  undo: () => boolean;
  redo: () => boolean;
  /** Ends the step that gathers keystrokes, so that the next change is undone by itself. */
  cut: () => void;
  can: () => { undo: boolean; redo: boolean };
  subscribe: (listener: () => void) => () => void;
  /** Forgets all steps. */
  clear: () => void;
  stop: () => void;
}

/** Keystrokes this close together are undone together. */
const GATHER_MS = 500;

export function undoBoard(doc: Y.Doc): BoardUndo {
  mendUndo();
  const manager = new Y.UndoManager([cardsOf(doc), stacksOf(doc), notesOf(doc)], {
    trackedOrigins: new Set([BOARD_EDIT]),
    captureTimeout: GATHER_MS,
    deleteFilter: (item) => !holdsOthersWords(item, cardsOf(doc), doc.clientID),
  });
  const none = { undo: false, redo: false };
  let can = none;
  const listeners = new Set<() => void>();
  function changed(): void {
    const now = { undo: manager.canUndo(), redo: manager.canRedo() };
    if (now.undo === can.undo && now.redo === can.redo) return;
    can = now;
    for (const listener of listeners) listener();
  }
  manager.on('stack-item-added', changed);
  manager.on('stack-item-popped', changed);
  manager.on('stack-cleared', changed);
  return {
    undo: () => manager.undo() !== null,
    redo: () => manager.redo() !== null,
    cut: () => manager.stopCapturing(),
    can: () => can,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear: () => manager.clear(),
    stop: () => manager.destroy(),
  };
}

/**
 * Whether something was made by which a card came to be in whose text somebody else has written since: then undoing
 * takes one's own words back, and the card stays with theirs.
 */
function holdsOthersWords(item: Y.Item, cards: Y.Map<Y.Map<unknown>>, client: number): boolean {
  const { parent, parentSub } = item;
  if (parentSub === null) return false;
  if (parent === cards) {
    return item.content instanceof Y.ContentType && isWrittenByOthers(item.content.type, client);
  }
  if (!(parent instanceof Y.Map) || parent.parent !== cards) return false;
  // What stood there before one changed it is put back already: then this one is gone anyway.
  return MADE_WITH.has(parentSub) && isWrittenByOthers(parent, client);
}

function isWrittenByOthers(card: unknown, client: number): boolean {
  const text: unknown = card instanceof Y.Map ? card.get('text') : null;
  if (!(text instanceof Y.Text)) return false;
  for (let letters = text._start; letters !== null; letters = letters.right) {
    if (letters.id.client !== client && isThere(letters)) return true;
  }
  return false;
}

/** Also when it was deleted here and put back: then it stands in the name of whoever put it back. */
function isThere(item: Y.Item): boolean {
  const doc = item.parent instanceof Y.AbstractType ? item.parent.doc : null;
  let now: Y.Item | Y.GC = item;
  while (doc !== null && now instanceof Y.Item && now.redone !== null) now = Y.getItem(doc.store, now.redone);
  return now instanceof Y.Item && !now.deleted;
}
