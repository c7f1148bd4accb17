import * as Y from 'yjs';
import { LANGUAGES, type Translated } from '#lib/language/language.ts';
import { byRank, isRank, RANK_UNKNOWN } from './rank.ts';
import { reactionsIn } from './reactions.ts';
import {
  CARD_KINDS,
  CARD_TEXT_MAX,
  cardsOf,
  columnsOf,
  OWNER_MAX,
  STACK_TITLE_MAX,
  stacksOf,
} from './schema.ts';
import { homesOf, slotsOf } from './slots.ts';
import type { BoardView, CardView, ColumnView } from './view.ts';

export type { BoardView, CardView, ColumnView, ReactionView, SlotView } from './view.ts';

/**
 * Document → what one sees. Whatever a hostile client wrote, reading never throws: a malformed field counts as
 * absent, a malformed card is left out.
 */

/** A text beyond this is cut on screen; two people writing at once may honestly exceed the limit a little. */
export const SHOWN_TEXT_MAX = CARD_TEXT_MAX * 2;

const SENT_NOWHERE: CardView['sentTo'] = [];

/** A day as a card carries it. Whether the calendar has it is checked where it is typed. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export interface BoardReader {
  /** The board now. The same object as before while nothing changed; unchanged cards and columns keep identity. */
  view: () => BoardView;
  /** Calls `listener` after each transaction that changed the board; returns how to stop. */
  subscribe: (listener: () => void) => () => void;
  stop: () => void;
}

/** Follows the board of a document. */
export function readBoard(doc: Y.Doc): BoardReader {
  const cards = cardsOf(doc);
  const columns = columnsOf(doc);
  const stacks = stacksOf(doc);
  const known = new Map<string, CardView>();
  const listeners = new Set<() => void>();
  let current: BoardView | null = null;

  function onCards(events: Y.YEvent<Y.AbstractType<unknown>>[]): void {
    for (const event of events) {
      const id = event.path[0];
      if (typeof id === 'string') known.delete(id);
      else for (const changed of event.keys.keys()) known.delete(changed);
    }
    changed();
  }
  function changed(): void {
    current = null;
    for (const listener of listeners) listener();
  }
  cards.observeDeep(onCards as Parameters<typeof cards.observeDeep>[0]);
  columns.observe(changed);
  stacks.observe(changed);

  let last: BoardView | null = null;
  return {
    view: () => {
      if (current === null) {
        current = arrange(doc, known, last);
        last = current;
      }
      return current;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      cards.unobserveDeep(onCards as Parameters<typeof cards.observeDeep>[0]);
      columns.unobserve(changed);
      stacks.unobserve(changed);
    },
  };
}

/** The board of a document, read once. */
export function boardOf(doc: Y.Doc): BoardView {
  return arrange(doc, new Map(), null);
}

/** The cards on the board, each with the column in which it is shown. */
export function cardPlaces(doc: Y.Doc): Map<string, string> {
  return new Map(
    boardOf(doc).columns.flatMap(({ id, cards }) => cards.map((card): [string, string] => [card.id, id])),
  );
}

function arrange(doc: Y.Doc, known: Map<string, CardView>, before: BoardView | null): BoardView {
  const heads = readColumns(columnsOf(doc));
  const cards: CardView[] = [];
  for (const [id, map] of cardsOf(doc).entries()) {
    const card = known.get(id) ?? (isOffBoard(map) ? null : readCard(id, map));
    if (card === null) continue;
    known.set(id, card);
    cards.push(card);
  }
  const titles = stacksOf(doc);
  const titleOf = (stack: string) => {
    const title: unknown = titles.get(stack);
    return typeof title === 'string' ? title.slice(0, STACK_TITLE_MAX) : '';
  };
  const byColumn = homesOf(
    cards,
    heads.map((head) => head.id),
  );
  let count = 0;
  const columns = heads.map((head): ColumnView => {
    const old = before?.columns.find((column) => column.id === head.id);
    const slots = slotsOf(byColumn.get(head.id) ?? [], titleOf, old?.slots ?? []);
    const inOrder = slots.flatMap((slot) => slot.cards);
    count += inOrder.length;
    const keep = old !== undefined && old.title === head.title && sameItems(old.slots, slots);
    return keep ? old : { id: head.id, title: head.title, cards: inOrder, slots };
  });
  return { columns, count };
}

function isOffBoard(map: unknown): boolean {
  return map instanceof Y.Map && map.get('deleted') === true;
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** Columns in order; the title keeps its identity as long as nobody rewrites it. */
function readColumns(
  columns: ReturnType<typeof columnsOf>,
): { id: string; title: Translated; rank: string }[] {
  const heads: { id: string; title: Translated; rank: string }[] = [];
  for (const [id, value] of columns.entries() as Iterable<[string, unknown]>) {
    if (typeof value !== 'object' || value === null) continue;
    const { title, rank } = value as { title?: unknown; rank?: unknown };
    if (!isTranslated(title)) continue;
    heads.push({ id, title, rank: isRank(rank) ? rank : RANK_UNKNOWN });
  }
  return heads.sort(byRank);
}

function isTranslated(value: unknown): value is Translated {
  return (
    typeof value === 'object' &&
    value !== null &&
    LANGUAGES.every((language) => typeof (value as Record<string, unknown>)[language] === 'string')
  );
}

/** One card, whether or not it is on the board; null for what is none. */
export function readCard(id: string, map: unknown): CardView | null {
  if (!(map instanceof Y.Map)) return null;
  const created = map._item;
  if (created === null) return null;
  const { text, kind, rank, column, tags, stack, owner, due, noted } = Object.fromEntries(
    map.entries(),
  ) as Record<string, unknown>;
  return {
    id,
    column: typeof column === 'string' ? column : '',
    rank: isRank(rank) ? rank : RANK_UNKNOWN,
    text: text instanceof Y.Text ? text.toString().slice(0, SHOWN_TEXT_MAX) : '',
    kind: CARD_KINDS.find((known) => known === kind) ?? 'note',
    tags: tags instanceof Y.Map ? [...tags.keys()].filter((tag) => tags.get(tag) === true).sort() : [],
    stack: typeof stack === 'string' && stack !== '' ? stack : null,
    owner: typeof owner === 'string' ? owner.slice(0, OWNER_MAX) : '',
    due: typeof due === 'string' && DAY.test(due) ? due : null,
    from: elsewhere(map, 'from'),
    sender: map._map.get('sentBy')?.id.client ?? null,
    sentTo: sentTo(map),
    signed: readSigned(map),
    noted: noted === 1,
    reactions: reactionsIn(map),
    author: created.id.client,
    writers: text instanceof Y.Text ? writersOf(text) : [],
  };
}

/** An entry that names a card on another board, and whose it is. */
function elsewhere(map: Y.Map<unknown>, key: string): CardView['from'] {
  const value = map.get(key);
  const by = map._map.get(key)?.id.client;
  if (typeof value !== 'object' || value === null || by === undefined) return null;
  const { room, card } = value as Record<string, unknown>;
  return typeof room === 'string' && typeof card === 'string' ? { room, card, by } : null;
}

function sentTo(map: Y.Map<unknown>): CardView['sentTo'] {
  const keys = [...map.keys()].filter((key) => key.startsWith('sent:'));
  if (keys.length === 0) return SENT_NOWHERE;
  return keys.sort().flatMap((key) => elsewhere(map, key) ?? []);
}

function readSigned(map: Y.Map<unknown>): CardView['signed'] {
  const value = map.get('signed');
  const by = map._map.get('signed')?.id.client;
  if (typeof value !== 'object' || value === null || by === undefined) return null;
  const { organisation } = value as Record<string, unknown>;
  return { organisation: typeof organisation === 'string' ? organisation : null, by };
}

/** The Yjs client ids whose characters are still in the text. */
function writersOf(text: Y.Text): number[] {
  const writers = new Set<number>();
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.countable) writers.add(item.id.client);
  }
  return [...writers];
}
