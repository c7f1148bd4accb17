import type * as Y from 'yjs';
import { madeId } from '#components/chance.ts';
import { serverNow } from '#components/live/clock.ts';
import type { Authors } from '#lib/board/authors.ts';
import { removeForGood } from '#lib/board/bin.ts';
import {
  addCard,
  BOARD_EDIT,
  deleteCard,
  moveCard,
  restoreCard,
  setDue,
  setKind,
  setOwner,
  toggleReaction,
  toggleTag,
} from '#lib/board/edit.ts';
import { type Held, hold } from '#lib/board/hold.ts';
import { isAnyLocked, isLocked, type Locks, NO_LOCKS } from '#lib/board/locks.ts';
import { type BoardReader, readBoard } from '#lib/board/read.ts';
import type { CardKind, Reaction } from '#lib/board/schema.ts';
import { moveInStack, moveStack, stackCards, titleStack, unstack } from '#lib/board/stack.ts';
import { type BoardUndo, undoBoard } from '#lib/board/undo.ts';
import type { BoardView, CardView, SlotView } from '#lib/board/view.ts';
import { type MarkReader, noteOrigin, putIntoNotes, readMarks } from '#lib/notes/card-mark.ts';
import type { Result } from '#lib/result.ts';
import type { Layout } from './layout.ts';
import { Lead } from './lead.ts';
import {
  beside,
  cardsIn,
  changedCard,
  type Direction,
  holds,
  type Next,
  pastEnd,
  type Thing,
  type Told,
  target,
} from './moves.ts';

/**
 * What one person does at the board on this page: edits go to the document, where everybody follows them; what is
 * only theirs (the card they write in, what to focus, what to tell) stays here.
 */
export class Desk {
  readonly doc: Y.Doc;
  readonly board: BoardReader;
  readonly undoing: BoardUndo;
  /** Which cards the notes lead to. */
  readonly marks: MarkReader;
  readonly lead = new Lead();
  /** The tap that opened a card: where in the window, and when, milliseconds as events count them. */
  openedBy = { x: 0, y: 0, at: Number.NEGATIVE_INFINITY };
  #held: Held | null = null;
  #told: Told | null = null;
  #next: Next | null = null;
  #opened: ReadonlySet<string> = new Set();
  #picking: Thing | null = null;
  #sending: string | null = null;
  #locks: Locks = NO_LOCKS;
  #layout: Layout;
  readonly #listeners = new Set<() => void>();

  constructor(doc: Y.Doc, layout: Layout = 'columns') {
    this.doc = doc;
    this.#layout = layout;
    this.board = readBoard(doc);
    this.undoing = undoBoard(doc);
    this.marks = readMarks(doc);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  held = (): Held | null => this.#held;
  told = (): Told | null => this.#told;
  /** How the board is laid out on this screen. */
  layout = (): Layout => this.#layout;
  /** The stacks that are open on this screen; in a list, where all their cards are seen, those with their title open. */
  opened = (): ReadonlySet<string> => this.#opened;
  /** What waits for a card to be laid on, chosen by key or press. */
  picking = (): Thing | null => this.#picking;
  /** The card of which a copy is being sent to another board. */
  sending = (): string | null => this.#sending;

  /** What stays as it is from now on. What was done before cannot be undone then; whoever writes there is told. */
  setLocks(locks: Locks): void {
    const changed = JSON.stringify(locks) !== JSON.stringify(this.#locks);
    this.#locks = locks;
    if (!changed || !isAnyLocked(locks)) return;
    this.undoing.clear();
    if (this.#held === null || !this.isLockedIn(locks, this.#held.card.id)) return;
    this.stopEditing(true);
    this.#tell({ is: 'locked' });
  }

  /** Whether a card lies where all stays as it is. */
  isLockedIn(locks: Locks, id: string): boolean {
    const column = this.board.view().columns.find(({ cards }) => cards.some((card) => card.id === id));
    return column !== undefined && isLocked(locks, column.id);
  }

  stop(): void {
    this.board.stop();
    this.undoing.stop();
    this.marks.stop();
  }

  layOut(layout: Layout): void {
    this.#layout = layout;
    this.#changed();
  }

  add(
    column: string,
    text: string,
    index?: number,
  ): Result<string, 'card-empty' | 'card-too-long' | 'board-full'> {
    this.undoing.cut();
    const id = madeId();
    const added = addCard(this.doc, index === undefined ? { id, column, text } : { id, column, text, index });
    this.undoing.cut();
    if (!added.ok) return added;
    this.#next = { to: 'card', id, only: 'tab' };
    this.#tell({ is: 'added', column });
    return added;
  }

  /** Makes a card of a passage of the notes, one step to undo. `mark` puts the mark of a card there. */
  addFromNotes(column: string, text: string, mark: (id: string) => void): ReturnType<Desk['add']> {
    const added = this.doc.transact(() => {
      const made = this.add(column, text);
      if (made.ok) {
        noteOrigin(this.doc, made.value);
        mark(made.value);
      }
      return made;
    }, BOARD_EDIT);
    // The notes tell of it, where one is.
    this.#told = null;
    this.#changed();
    return added;
  }

  /** Writes a card's words at the end of the notes. */
  putIntoNotes(id: string): void {
    this.#ownStep(() => putIntoNotes(this.doc, id));
    this.#tell({ is: 'noted', card: id });
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

  /** Moves a card or a stack to a position among the other slots of a column. */
  move(thing: Thing, column: string, index: number, focus = false): void {
    if (this.#stays(thing) || this.#staysIn(column)) return;
    const act = thing.is === 'card' ? moveCard : moveStack;
    this.#ownStep(() => act(this.doc, thing.id, column, index));
    if (focus) this.#next = { to: thing.is, id: thing.id };
    const slots = this.#column(column)?.slots ?? [];
    const place = slots.findIndex((slot) => holds(slot, thing)) + 1;
    this.#tell({ is: 'moved', column, place, count: slots.length });
  }

  moveBy(thing: Thing, direction: Direction): void {
    const { columns } = this.board.view();
    const at = columns.findIndex((column) => column.slots.some((slot) => holds(slot, thing)));
    const column = columns[at];
    if (column === undefined) return;
    const index = column.slots.findIndex((slot) => holds(slot, thing));
    if (this.#stays(thing)) return;
    const slot = column.slots[index];
    const beside = columns[at + (direction === 'end' ? 1 : -1)];
    if (direction === 'start' || direction === 'end') {
      if (beside !== undefined) this.move(thing, beside.id, Math.min(index, beside.slots.length), true);
    } else if (slot !== undefined && slot.stack !== null && thing.is === 'card') {
      const from = slot.cards.findIndex((card) => card.id === thing.id);
      const to = target(direction, from, slot.cards.length);
      this.#ownStep(() => moveInStack(this.doc, thing.id, to));
      this.#next = { to: 'card', id: thing.id };
      this.#tell({ is: 'moved', column: column.id, place: to + 1, count: slot.cards.length });
    } else {
      const to = target(direction, index, column.slots.length);
      const past = this.#layout === 'list' && to === index ? columns[at + pastEnd(direction)] : undefined;
      // In a list the columns stand below each other: up from the first place leads to the end of the one above.
      if (past !== undefined && past !== column) {
        this.move(thing, past.id, direction === 'up' ? past.slots.length : 0, true);
      } else if (to !== index) this.move(thing, column.id, to, true);
    }
  }

  /** Lays a card or a stack on a card, or on the stack it lies in. */
  stack(thing: Thing, onto: string): void {
    this.#picking = null;
    const slot = this.slotOf(thing);
    const ids = thing.is === 'card' ? [thing.id] : (slot?.cards.map((card) => card.id) ?? []);
    if (this.#stays(thing) || this.#stays({ is: 'card', id: onto })) return;
    if (ids.includes(onto)) {
      this.#changed();
      return;
    }
    let stack: string | null = null;
    this.#ownStep(() => {
      stack = stackCards(this.doc, ids, onto, madeId());
    });
    if (stack === null) return;
    this.#next = { to: 'stack', id: stack };
    this.#tell({ is: 'stacked', count: this.slotOf({ is: 'stack', id: stack })?.cards.length ?? 0 });
  }

  /** Lays it on what stands above it. */
  stackAbove(thing: Thing): void {
    for (const { slots } of this.board.view().columns) {
      const above = slots[slots.findIndex((slot) => holds(slot, thing)) - 1]?.cards[0];
      if (above !== undefined) this.stack(thing, above.id);
    }
  }

  /** Begins to choose a card to lay it on; null stops. */
  pick(thing: Thing | null): void {
    this.#picking = thing;
    this.#changed();
  }

  /** Begins to send a copy of a card to another board; null stops. */
  send(id: string | null): void {
    if (id === null && this.#sending !== null) this.#next = { to: 'card', id: this.#sending, only: 'lost' };
    this.#sending = id;
    this.#changed();
  }

  /** A copy is on the board of the room of that name. */
  sent(to: string): void {
    this.send(null);
    this.#tell({ is: 'sent', to });
  }

  unstack(stack: string): void {
    if (this.#stays({ is: 'stack', id: stack })) return;
    const first = this.slotOf({ is: 'stack', id: stack })?.cards[0];
    this.#ownStep(() => unstack(this.doc, stack));
    if (first !== undefined) this.#next = { to: 'card', id: first.id };
    this.#tell({ is: 'unstacked' });
  }

  titleStack(stack: string, title: string): void {
    if (this.#stays({ is: 'stack', id: stack })) return;
    this.#ownStep(() => titleStack(this.doc, stack, title));
  }

  /** Opens a stack on this screen, or closes it. */
  openStack(stack: string, open: boolean): void {
    const opened = new Set(this.#opened);
    if (open) opened.add(stack);
    else opened.delete(stack);
    this.#opened = opened;
    this.#changed();
  }

  remove(id: string): void {
    if (this.#stays({ is: 'card', id })) return;
    if (this.#held?.card.id === id) this.#held = null;
    this.#next = beside(this.board.view(), id);
    this.#ownStep(() => deleteCard(this.doc, id, serverNow()));
    this.#tell({ is: 'deleted' });
  }

  /** Brings cards back from the bin, in one step. */
  restore(...ids: readonly string[]): void {
    this.#ownStep(() =>
      this.doc.transact(() => {
        for (const id of ids) restoreCard(this.doc, id);
      }, BOARD_EDIT),
    );
    this.#tell({ is: 'putBack' });
  }

  /** The server has put these cards into the bin. */
  cleared(cards: readonly string[]): void {
    this.#tell({ is: 'cleared', cards });
  }

  removeForGood(id: string): void {
    removeForGood(this.doc, id);
    this.#tell({ is: 'goneForGood' });
  }

  react(id: string, symbol: Reaction, authors: Authors): void {
    this.#ownStep(() => toggleReaction(this.doc, id, symbol, authors));
  }

  setOwner(id: string, owner: string): void {
    this.#ownStep(() => setOwner(this.doc, id, owner));
  }

  setDue(id: string, due: string | null): Result<string | null, 'due-wrong'> {
    this.undoing.cut();
    const set = setDue(this.doc, id, due);
    this.undoing.cut();
    return set;
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

  /** Somebody tried to change a card that is locked, or of somebody else. */
  refuse(id: string): void {
    if (!this.#stays({ is: 'card', id })) this.#tell({ is: 'onlyOwn' });
  }

  find(id: string): CardView | null {
    for (const column of this.board.view().columns) {
      const card = column.cards.find((each) => each.id === id);
      if (card !== undefined) return card;
    }
    return null;
  }

  /** Where a card or a stack lies; null when it is not on the board. */
  slotOf(thing: Thing): SlotView | null {
    for (const { slots } of this.board.view().columns) {
      const slot = slots.find((each) => holds(each, thing));
      if (slot !== undefined) return slot;
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
    } else {
      const moved = changedCard(before, after);
      if (moved !== undefined) this.#next = { to: 'card', id: moved, only: 'lost' };
    }
    return true;
  }

  /** Whether something lies where all stays as it is; then that is told. */
  #stays(thing: Thing): boolean {
    const slot = isAnyLocked(this.#locks) ? this.slotOf(thing) : null;
    const [card] = slot?.cards ?? [];
    if (card === undefined || !this.isLockedIn(this.#locks, card.id)) return false;
    this.#tell({ is: 'locked' });
    return true;
  }

  /** Whether all stays as it is in a column; then that is told. */
  #staysIn(column: string): boolean {
    if (!isLocked(this.#locks, column)) return false;
    this.#tell({ is: 'locked' });
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
