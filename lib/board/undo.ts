import * as Y from 'yjs';
import { BOARD_EDIT } from './edit.ts';
import { cardsOf, notesOf, stacksOf } from './schema.ts';

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
  const manager = new Y.UndoManager([cardsOf(doc), stacksOf(doc), notesOf(doc)], {
    trackedOrigins: new Set([BOARD_EDIT]),
    captureTimeout: GATHER_MS,
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
