import type * as Y from 'yjs';
import { boardOf, type CardView } from '#lib/board/read.ts';
import {
  type CardKind,
  cardsOf,
  notesOf,
  REACTIONS,
  type Reaction,
  type Signed,
  STACK_TITLE_MAX,
  stacksOf,
} from '#lib/board/schema.ts';
import { serverMarks } from '#lib/board/server-marks.ts';
import { LANGUAGES, type Translated } from '#lib/language/language.ts';
import { blocksOf, type NoteBlock } from '#lib/notes/markdown.ts';
import { fold } from './fold.ts';

/** What a room holds, read from its document for whoever looks at it later. Names are not in it, only ids. */
export interface Outputs {
  /** Words in the notes, headings of the template not counted. */
  words: number;
  /** Persons who wrote anything. */
  writers: number;
  columns: { id: string; title: Translated }[];
  /** By column and rank. */
  cards: OutputCard[];
  /** From top to bottom. */
  blocks: OutputBlock[];
}

export interface OutputCard {
  cardId: string;
  columnId: string;
  kind: CardKind;
  text: string;
  topics: string[];
  /** The person who created it; null: the server, or nobody known. */
  authorId: string | null;
  owner: string;
  due: string | null;
  stack: { id: string; title: string } | null;
  from: { roomId: string; cardId: string } | null;
  /** Revealed without its author's name: the id of an organisation, or null for nobody at all. Null: not so. */
  signed: Signed | null;
  /** How many persons reacted, by symbol; without those of nobody. */
  reactions: Partial<Record<Reaction, number>>;
  /** Milliseconds since 1970. */
  createdAt: number;
  /** What is searched in. */
  folded: string;
}

export interface OutputBlock extends NoteBlock {
  folded: string;
}

/** What reading needs besides the document. */
export interface RoomFacts {
  /** Who stands behind a Yjs client id; null: the server. */
  ownerOf(client: number): string | null;
  /** Whether a Yjs client id is the server's own. */
  isServer(client: number): boolean;
  /** When what a client wrote at that clock was committed; null: it cannot be told any more. */
  committedAt(client: number, clock: number): number | null;
  /** When cards that were read before were first committed, by card id. */
  firstSeen: ReadonlyMap<string, number>;
  /** For cards of whom nothing else is known. */
  now: number;
}

/** Far beyond what honest writers put into one room. What is above it is not read: one room must not fill the store. */
export const OUTPUTS_MAX = { cards: 3000, blocks: 5000, notes: 2_000_000 } as const;
/** Ids, topics and titles that others wrote are cut here. */
const ID_MAX = 200;
const TOPICS_MAX = 50;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}'’-]*/gu;

/** Words as a reader counts them: `l’accueil` is one, a dash is none. */
export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

/** Reads a room's document. Never throws, whatever stands in it. */
export function outputsOf(doc: Y.Doc, writers: number, facts: RoomFacts): Outputs {
  const board = boardOf(doc);
  const stacks = stacksOf(doc);
  const seen = new Set<string>();
  const cards = board.columns
    .flatMap((column) => column.cards.map((card) => ({ card, columnId: column.id })))
    .slice(0, OUTPUTS_MAX.cards)
    .flatMap(({ card, columnId }): OutputCard[] => {
      const cardId = keyOf(card.id);
      if (seen.has(cardId)) return [];
      seen.add(cardId);
      const stackTitle: unknown = card.stack === null ? '' : stacks.get(card.stack);
      return [cardOf(doc, card, cardId, columnId, typeof stackTitle === 'string' ? stackTitle : '', facts)];
    });
  const blocks = boundedBlocks(doc);
  return {
    words: blocks.reduce((sum, { text }) => sum + countWords(text), 0),
    writers,
    columns: board.columns.map(({ id, title }) => ({ id: keyOf(id), title: shortTitle(title) })),
    cards,
    blocks,
  };
}

function cardOf(
  doc: Y.Doc,
  card: CardView,
  cardId: string,
  columnId: string,
  stackTitle: string,
  { ownerOf, isServer, committedAt, firstSeen, now }: RoomFacts,
): OutputCard {
  const { from, signed } = serverMarks(card, isServer);
  const clock = cardsOf(doc).get(card.id)?._item?.id.clock ?? 0;
  const output = {
    cardId,
    columnId: keyOf(columnId),
    kind: card.kind,
    text: storable(card.text),
    topics: card.tags.slice(0, TOPICS_MAX).map(keyOf),
    authorId: ownerOf(card.author),
    owner: storable(card.owner),
    due: card.due,
    stack:
      card.stack === null
        ? null
        : { id: keyOf(card.stack), title: storable(stackTitle.slice(0, STACK_TITLE_MAX)) },
    from: from === null ? null : { roomId: keyOf(from.room), cardId: keyOf(from.card) },
    signed: signed?.organisation == null ? signed : { organisation: keyOf(signed.organisation) },
    reactions: reactionsOf(card, ownerOf),
    createdAt: firstSeen.get(cardId) ?? committedAt(card.author, clock) ?? now,
  };
  return { ...output, folded: fold(searchedText(output)) };
}

/** Each person counts once for a symbol, with however many devices. */
function reactionsOf(card: CardView, ownerOf: RoomFacts['ownerOf']): OutputCard['reactions'] {
  const counts: OutputCard['reactions'] = {};
  for (const symbol of REACTIONS) {
    const clients = card.reactions.filter((each) => each.symbol === symbol).map(({ client }) => client);
    const people = new Set(clients.map((client) => ownerOf(client) ?? client));
    if (people.size > 0) counts[symbol] = people.size;
  }
  return counts;
}

/** What people wrote on a card, in the order in which it is searched and shown as found. */
export function searchedText(card: Pick<OutputCard, 'text' | 'owner' | 'stack'>): string {
  return [card.text, card.owner, card.stack?.title ?? ''].filter((text) => text !== '').join(' · ');
}

function boundedBlocks(doc: Y.Doc): OutputBlock[] {
  let room = OUTPUTS_MAX.notes;
  const blocks: OutputBlock[] = [];
  for (const { kind, markdown, text, titles } of blocksOf(notesOf(doc))) {
    room -= markdown.length;
    if (room < 0 || blocks.length >= OUTPUTS_MAX.blocks) break;
    const words = storable(text);
    blocks.push({
      kind,
      markdown: storable(markdown),
      text: words,
      folded: fold(words),
      ...(titles === undefined ? {} : { titles: storable(titles.slice(0, 4000)) }),
    });
  }
  return blocks;
}

/** A text as both databases keep it: without the character NUL and without halves of characters. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

function keyOf(id: string): string {
  return storable(id.slice(0, ID_MAX));
}

function shortTitle(title: Translated): Translated {
  return Object.fromEntries(LANGUAGES.map((language) => [language, keyOf(title[language])])) as Translated;
}
