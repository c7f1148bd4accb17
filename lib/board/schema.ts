import type * as Y from 'yjs';

/**
 * The names of the shared types inside a room's document, in one place. Notes are one XmlFragment (Tiptap);
 * the board is a map of columns and a map of cards. A card carries its own column and rank, so that two people
 * moving it at once can neither double nor lose it: the later write of each field stands for everybody.
 */
export const NOTES = 'notes';
export const COLUMNS = 'columns';
export const CARDS = 'cards';
export const STACKS = 'stacks';

/** columns: id → plain `{ title: Translated, rank: string }`. */
export function columnsOf(doc: Y.Doc): Y.Map<{ title: Record<string, string>; rank: string }> {
  return doc.getMap(COLUMNS);
}

/**
 * cards: id → Y.Map with `text` (Y.Text), `column` (column id), `rank` (fractional index), `kind` (CardKind),
 * `tags` (Y.Map topic id → true), `stack` (id of the stack it lies in, with other cards of its column), `owner` and
 * `due` (of a decision or an action: who sees to it, as people write it, and the day as `YYYY-MM-DD`), `from`,
 * `sent:<room>` (plain `{ room, card }`: where a card that was sent here comes from, and where it was sent to) and
 * `signed` (plain `{ organisation }`: an id or null, instead of an author), of which only the server's count, `sentBy`
 * (1: whoever wrote the entry sent it), `noted` (1: made of a passage of the notes, see card-mark.ts),
 * `reaction:<symbol>:<client>` (1: somebody reacted; who, is whoever wrote the entry, see reactions.ts), and `deleted`
 * and `deletedAt` (true, and milliseconds since 1970: off the board and in the bin; see bin.ts). The author is whoever stands behind the client
 * id that created the card's map, never a field.
 */
export function cardsOf(doc: Y.Doc): Y.Map<Y.Map<unknown>> {
  return doc.getMap(CARDS);
}

/** stacks: id → the title of a stack. A stack is nothing but its id on its cards: without a title it has no entry. */
export function stacksOf(doc: Y.Doc): Y.Map<string> {
  return doc.getMap(STACKS);
}

export function notesOf(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment(NOTES);
}

export const CARD_KINDS = ['note', 'question', 'decision', 'action'] as const;
export type CardKind = (typeof CARD_KINDS)[number];

/** How a card is signed instead of with its author: the id of an organisation, or null for nobody at all. */
export interface Signed {
  organisation: string | null;
}

/** Another card, on another board. */
export interface Elsewhere {
  room: string;
  card: string;
}

/** What one can say to a card by one press. */
export const REACTIONS = ['agree', 'thanks', 'important', 'unclear'] as const;
export type Reaction = (typeof REACTIONS)[number];

/** Longest card in characters: about what one reads at a glance from a projector. */
export const CARD_TEXT_MAX = 1000;
/** Longest name of whoever sees to a decision or an action, in characters. */
export const OWNER_MAX = 80;
/** The days that something can be due, `YYYY-MM-DD`; anything else was typed by mistake. */
export const DUE_FIRST = '2000-01-01';
export const DUE_LAST = '2099-12-31';
/** Longest title of a stack, in characters. */
export const STACK_TITLE_MAX = 120;
/** Cards in one room; beyond it nobody keeps an overview, and screens stay fluid below it. */
export const CARDS_MAX = 1000;
