import * as Y from 'yjs';
import { BOARD_EDIT, cardMap } from '#lib/board/edit.ts';
import { cardsOf, notesOf } from '#lib/board/schema.ts';

/**
 * A mark in a line of the notes that leads to a card: an inline element of this name with the attribute `card`, the
 * card's id. It is the only record of the link, so both sides always say the same: it goes where its line goes, and
 * the card knows its passages by looking for it. A card made of a passage has `noted: 1` besides, so that it can say
 * so when the passage is gone.
 */
export const CARD_MARK = 'cardMark';

/** What became of the card that a mark leads to. */
export type MarkedCard = 'there' | 'binned' | 'gone';

export function markedCard(doc: Y.Doc, id: string): MarkedCard {
  const card = cardMap(doc, id);
  if (card === null) return 'gone';
  return card.get('deleted') === true ? 'binned' : 'there';
}

/** Deeper than this nothing is nested by an editor. */
const DEPTH_MAX = 16;

/** The ids of the cards that passages of the notes lead to. Never throws, whatever stands there. */
export function cardsMarkedIn(notes: Y.XmlFragment): Set<string> {
  const found = new Set<string>();
  const look = (node: Y.XmlFragment, depth: number) => {
    for (const child of node.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue;
      const card: unknown = child.nodeName === CARD_MARK ? child.getAttribute('card') : undefined;
      if (typeof card === 'string' && card !== '') found.add(card);
      else if (depth < DEPTH_MAX) look(child, depth + 1);
    }
  };
  look(notes, 0);
  return found;
}

/** Follows which cards the notes lead to. */
export interface MarkReader {
  has: (card: string) => boolean;
  /** Calls `listener` after other cards are marked; returns how to stop. */
  subscribe: (listener: () => void) => () => void;
  stop: () => void;
}

export function readMarks(doc: Y.Doc): MarkReader {
  const notes = notesOf(doc);
  let marked = cardsMarkedIn(notes);
  const listeners = new Set<() => void>();
  const onNotes = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    // Letters come in texts; a mark comes or goes as an element, which is told of what holds it.
    if (events.every((event) => event.target instanceof Y.XmlText)) return;
    const now = cardsMarkedIn(notes);
    if (now.size === marked.size && [...now].every((card) => marked.has(card))) return;
    marked = now;
    for (const listener of listeners) listener();
  };
  const observer = onNotes as Parameters<typeof notes.observeDeep>[0];
  notes.observeDeep(observer);
  return {
    has: (card) => marked.has(card),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => notes.unobserveDeep(observer),
  };
}

/** Notes on a card that it was made of a passage. Within the transaction that makes it. */
export function noteOrigin(doc: Y.Doc, id: string): void {
  // Not `true`, which is what takes a card off the board.
  cardMap(doc, id)?.set('noted', 1);
}

/** Writes what a card says as a line at the end of the notes, with a mark that leads back to it. */
export function putIntoNotes(doc: Y.Doc, id: string): void {
  const text: unknown = cardMap(doc, id)?.get('text');
  if (!(text instanceof Y.Text)) return;
  const line = new Y.XmlElement('paragraph');
  const parts = text
    .toString()
    .trim()
    .split('\n')
    .flatMap((words, index) => [
      ...(index === 0 ? [] : [new Y.XmlElement('hardBreak')]),
      ...(words === '' ? [] : [new Y.XmlText(words)]),
    ]);
  line.insert(0, [...parts, markElement(id)]);
  const notes = notesOf(doc);
  doc.transact(() => {
    // An empty last line stays the last, to write in.
    notes.insert(isEmptyLine(notes.get(notes.length - 1)) ? notes.length - 1 : notes.length, [line]);
  }, BOARD_EDIT);
}

function markElement(card: string): Y.XmlElement {
  const mark = new Y.XmlElement(CARD_MARK);
  mark.setAttribute('card', card);
  return mark;
}

function isEmptyLine(block: unknown): boolean {
  if (!(block instanceof Y.XmlElement) || block.nodeName !== 'paragraph') return false;
  return block.toArray().every((part) => part instanceof Y.XmlText && part.length === 0);
}

/** Whether the document has a card of this id, on the board or in the bin. */
export function knowsCard(doc: Y.Doc, id: string): boolean {
  return cardsOf(doc).has(id);
}
