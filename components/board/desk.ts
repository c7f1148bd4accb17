import type * as Y from 'yjs';
import { serverNow } from '#components/live/clock.ts';
import { addCard, deleteCard, moveCard, restoreCard, setKind, toggleTag } from '#lib/board/edit.ts';
import { type Held, hold } from '#lib/board/hold.ts';
import { type BoardReader, type BoardView, type CardView, readBoard } from '#lib/board/read.ts';
import type { CardKind } from '#lib/board/schema.ts';
import { type BoardUndo, undoBoard } from '#lib/board/undo.ts';
import type { Result } from '#lib/result.ts';

/** What was just done here, to be told to those who listen instead of look. */
export type Told =
  | { is: 'added'; column: string }
  | { is: 'moved'; column: string; place: number; count: number }
  | { is: 'deleted' | 'undone' | 'redone' | 'onlyOwn' };

/** What the keyboard goes to next: a card, or the field for new cards of a column. */
export interface Next {
  to: 'card' | 'field';
  id: string;
  /** `lost`: only when nothing else has the focus; `tab`: not at once, but with the Tab key. */
  only?: 'lost' | 'tab';
}

/** Where a card goes by keyboard or menu. `start` and `end` are columns in reading order. */
export type Direction = 'up' | 'down' | 'first' | 'last' | 'start' | 'end';

/**
 * What one person does at the board on this page: edits go to the document, where everybody follows them; what is
 * only theirs (the card they write in, what to focus, what to tell) stays here.
 */
export class Desk {
  readonly doc: Y.Doc;
  readonly board: BoardReader;
  readonly undoing: BoardUndo;
  /** The tap that opened a card: where in the window, and when, milliseconds as events count them. */
  openedBy = { x: 0, y: 0, at: Number.NEGATIVE_INFINITY };
  #held: Held | null = null;
  #told: Told | null = null;
  #next: Next | null = null;
  readonly #listeners = new Set<() => void>();

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.board = readBoard(doc);
    this.undoing = undoBoard(doc);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  held = (): Held | null => this.#held;
  told = (): Told | null => this.#told;

  stop(): void {
    this.board.stop();
    this.undoing.stop();
  }

  add(
    column: string,
    text: string,
    index?: number,
  ): Result<string, 'card-empty' | 'card-too-long' | 'board-full'> {
    this.undoing.cut();
    const id = crypto.randomUUID().slice(0, 18);
    const added = addCard(this.doc, index === undefined ? { id, column, text } : { id, column, text, index });
    this.undoing.cut();
    if (!added.ok) return added;
    this.#next = { to: 'card', id, only: 'tab' };
    this.#tell({ is: 'added', column });
    return added;
  }

  /** Starts writing in a card; it keeps its place on this screen until `stopEditing`. */
  edit(id: string): void {
    this.undoing.cut();
    this.#held = hold(this.board.view(), id);
    this.#changed();
  }

  /** Ends writing. A card left without text is deleted, which can be undone. */
  stopEditing(focusCard: boolean): void {
    const held = this.#held;
    if (held === null) return;
    const now = this.find(held.card.id);
    this.#held = null;
    this.undoing.cut();
    if (now !== null && now.text.trim() === '') this.remove(now.id);
    else if (focusCard) this.#next = { to: 'card', id: held.card.id };
    this.#changed();
  }

  /** Puts back a card that somebody deleted while this person was writing in it. */
  putBack(id: string): void {
    this.#ownStep(() => restoreCard(this.doc, id));
  }

  move(id: string, column: string, index: number, focus = false): void {
    this.#ownStep(() => moveCard(this.doc, id, column, index));
    if (focus) this.#next = { to: 'card', id };
    const cards = this.#column(column)?.cards ?? [];
    const place = cards.findIndex((card) => card.id === id) + 1;
    this.#tell({ is: 'moved', column, place, count: cards.length });
  }

  moveBy(id: string, direction: Direction): void {
    const { columns } = this.board.view();
    const at = columns.findIndex((column) => column.cards.some((card) => card.id === id));
    const column = columns[at];
    if (column === undefined) return;
    const index = column.cards.findIndex((card) => card.id === id);
    const beside = columns[at + (direction === 'end' ? 1 : -1)];
    if (direction === 'up' && index > 0) this.move(id, column.id, index - 1, true);
    else if (direction === 'down' && index < column.cards.length - 1)
      this.move(id, column.id, index + 1, true);
    else if (direction === 'first') this.move(id, column.id, 0, true);
    else if (direction === 'last') this.move(id, column.id, column.cards.length, true);
    else if ((direction === 'start' || direction === 'end') && beside !== undefined) {
      this.move(id, beside.id, Math.min(index, beside.cards.length), true);
    }
  }

  remove(id: string): void {
    if (this.#held?.card.id === id) this.#held = null;
    this.#next = beside(this.board.view(), id);
    this.#ownStep(() => deleteCard(this.doc, id, serverNow()));
    this.#tell({ is: 'deleted' });
  }

  setKind(id: string, kind: CardKind): void {
    this.#ownStep(() => setKind(this.doc, id, kind));
  }

  toggleTag(id: string, topic: string): void {
    this.#ownStep(() => toggleTag(this.doc, id, topic));
  }

  undo(): void {
    if (this.#turn(this.undoing.undo)) this.#tell({ is: 'undone' });
  }

  redo(): void {
    if (this.#turn(this.undoing.redo)) this.#tell({ is: 'redone' });
  }

  /** Somebody tried to change a card of somebody else. */
  refuse(): void {
    this.#tell({ is: 'onlyOwn' });
  }

  find(id: string): CardView | null {
    for (const column of this.board.view().columns) {
      const card = column.cards.find((each) => each.id === id);
      if (card !== undefined) return card;
    }
    return null;
  }

  /** What the keyboard goes to after the screen has followed; asked once. */
  takeNext(): Next | null {
    const next = this.#next;
    this.#next = null;
    return next;
  }

  /** Undoes or redoes. A card that comes back gets the focus; one that goes leaves it to what is beside it. */
  #turn(act: () => boolean): boolean {
    const before = this.board.view();
    if (!act()) return false;
    const after = this.board.view();
    const back = cardsIn(after).find((id) => !cardsIn(before).includes(id));
    const gone = cardsIn(before).find((id) => !cardsIn(after).includes(id));
    if (back !== undefined) this.#next = { to: 'card', id: back };
    else if (gone !== undefined) {
      const next = beside(before, gone);
      this.#next = next && { ...next, only: 'lost' };
    }
    return true;
  }

  /** One thing done is one step to undo. */
  #ownStep(act: () => void): void {
    this.undoing.cut();
    act();
    this.undoing.cut();
  }

  #column(id: string): BoardView['columns'][number] | undefined {
    return this.board.view().columns.find((column) => column.id === id);
  }

  #tell(told: Told): void {
    this.#told = told;
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

function cardsIn(view: BoardView): string[] {
  return view.columns.flatMap((column) => column.cards.map((card) => card.id));
}

/** What is beside a card: the one below or above, else the field of its column. */
function beside(view: BoardView, id: string): Next | null {
  const column = view.columns.find((each) => each.cards.some((card) => card.id === id));
  if (column === undefined) return null;
  const at = column.cards.findIndex((card) => card.id === id);
  const card = column.cards[at + 1] ?? column.cards[at - 1];
  return card === undefined ? { to: 'field', id: column.id } : { to: 'card', id: card.id };
}
