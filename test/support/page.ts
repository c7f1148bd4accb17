import { defaultDeleteFilter } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { cardsOf, notesOf, stacksOf } from '#lib/board/schema.ts';
import { type BoardUndo, undoBoard } from '#lib/board/undo.ts';
import { KEPT_BLOCKS } from '#lib/notes/undo.ts';

/** By which undoing the notes tells one's own doing from everybody else's, as the editor does. */
const NOTES_EDIT = Symbol('notes edit');

/**
 * Each letter written is another one, and stands in no word before: so it is known whose each letter is, and whether it
 * is still there.
 */
export class Letters {
  #last = 0xdfff;
  readonly #pageOf = new Map<string, Page>();

  /** So many new letters of a page. */
  of(page: Page, count: number): string {
    let text = '';
    for (let n = 0; n < count; n++) {
      this.#last += 1;
      if (this.#last > 0xf8ff) throw new Error('no letters are left');
      const letter = String.fromCharCode(this.#last);
      this.#pageOf.set(letter, page);
      text += letter;
    }
    return text;
  }

  writerOf(letter: string): Page | undefined {
    return this.#pageOf.get(letter);
  }
}

/** Somebody's page: the shared document with what the page undoes by. */
export class Page {
  readonly doc: Y.Doc;
  readonly board: BoardUndo;
  readonly notes: Y.UndoManager;
  readonly letters: Letters;

  constructor(doc: Y.Doc, letters: Letters) {
    this.doc = doc;
    this.letters = letters;
    this.board = undoBoard(doc);
    this.notes = new Y.UndoManager(notesOf(doc), {
      trackedOrigins: new Set([NOTES_EDIT]),
      deleteFilter: (item) => defaultDeleteFilter(item, KEPT_BLOCKS),
    });
  }

  /** An edit in the notes. */
  edits(work: () => void): void {
    this.doc.transact(work, NOTES_EDIT);
  }

  /** Writes so many new letters. */
  letter(count: number): string {
    return this.letters.of(this, count);
  }

  /** Does or undoes something, and answers the letters of others that are gone by it. */
  takesFromOthers(work: () => void): string[] {
    const before = lettersIn(this.doc);
    work();
    const after = lettersIn(this.doc);
    return [...before].filter((letter) => !after.has(letter) && this.letters.writerOf(letter) !== this);
  }

  leaves(): void {
    this.board.stop();
    this.notes.destroy();
  }
}

/** All letters in notes and cards, also of cards in the bin. */
function lettersIn(doc: Y.Doc): Set<string> {
  const texts = [notesOf(doc).toString()];
  for (const card of cardsOf(doc).values()) texts.push(String(card.get('text') ?? ''));
  return new Set(texts.join('').match(/[\ue000-\uf8ff]/g) ?? []);
}

/** What stands in a document, to be compared with another. */
export function contentsOf(doc: Y.Doc): string {
  return JSON.stringify({
    notes: notesOf(doc).toString(),
    board: inOrder(cardsOf(doc).toJSON()),
    stacks: inOrder(stacksOf(doc).toJSON()),
  });
}

/** With the keys of each object in one order: maps keep that in which keys arrived. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, inner]) => [key, inOrder(inner)]);
}
