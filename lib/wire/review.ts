import type { CardKind, Reaction } from '#lib/board/schema.ts';
import type { DotRound } from '#lib/dots/round.ts';
import type { Translated } from '#lib/language/language.ts';
import type { Results } from '#lib/poll/results.ts';
import type { AskedPoll } from './polls.ts';

/**
 * What the review routes answer: the outputs of the rooms as the projection last wrote them down. `position` is the
 * entry of the room's log up to which it has read; the room itself may be some seconds ahead.
 */

/** What one room holds, for the grid of sessions × countries. Session and countries are in the programme. */
export interface RoomTotals {
  roomId: string;
  position: number;
  /** What was written there last could not be read for a minute or more: the room holds more than this says. */
  unread: boolean;
  /** When something was last written there, milliseconds since 1970; null: nothing beyond the template. */
  changedAt: number | null;
  /** Words in the notes, headings of the template not counted. */
  words: number;
  /** Cards of all kinds, and of each. */
  cards: number;
  kinds: Record<CardKind, number>;
  /** Persons who wrote there. */
  writers: number;
}

/** `GET /api/review` */
export interface ReviewAnswer {
  rooms: RoomTotals[];
}

/** A card as the review shows it, signed as its session signs. */
export interface ReviewCard {
  roomId: string;
  cardId: string;
  kind: CardKind;
  text: string;
  column: { id: string; title: Translated };
  /** Topic ids. */
  topics: string[];
  /** Name, or organisation and country where the session signs so; empty when the author is not known. */
  by: string;
  /** The author's organisation, and the country that the card speaks of: the room's own, else the author's. */
  organisationId: string | null;
  country: string | null;
  owner: string;
  due: string | null;
  stack: { id: string; title: string } | null;
  from: { roomId: string; cardId: string } | null;
  /** How many persons reacted, by symbol; without those of nobody. */
  reactions: Partial<Record<Reaction, number>>;
  /** When the card was first committed, milliseconds since 1970. */
  createdAt: number;
}

/** One block of the notes, top to bottom. */
export interface ReviewBlock {
  /** `template` is a heading of the session's template; its text is in the reader's language. */
  kind: 'template' | 'heading' | 'paragraph' | 'list' | 'tasks' | 'table' | 'quote' | 'divider';
  /** Markdown of the block, without a template heading's `##`. */
  markdown: string;
}

/** A round of dot voting in a room whose totals can be seen. */
export interface ReviewDots {
  round: DotRound;
  /** How many laid dots there. */
  people: number;
  /** Dots by the id of the card; it may not be on the board any more. */
  totals: Record<string, number>;
}

/** A question to the speakers that everybody in the room saw in the end. */
export interface ReviewQuestion {
  id: string;
  text: string;
  /** How its writer signs; null: asked without a name. */
  by: string | null;
  state: 'open' | 'answered';
  votes: number;
}

/** A final round of a poll that was asked in a room, as its reader may see it. */
export interface ReviewPoll extends AskedPoll {
  results: Results;
}

/** `GET /api/review/rooms/<roomId>` */
export interface RoomOutputsAnswer {
  totals: RoomTotals;
  notes: ReviewBlock[];
  columns: { id: string; title: Translated }[];
  /** By column and rank. */
  cards: ReviewCard[];
  /** The first one first, both. */
  polls: ReviewPoll[];
  dots: ReviewDots[];
  /** The most wanted first. */
  questions: ReviewQuestion[];
}

/** Narrows matrix and cards; absent fields do not. */
export interface ReviewFilter {
  organisation?: string;
  session?: string;
  kind?: CardKind;
}

/** One country × topic; `country` null: cards of whom no country is known, `topic` null: cards without a topic. */
export interface MatrixCell {
  country: string | null;
  topic: string | null;
  count: number;
  newest: Pick<ReviewCard, 'roomId' | 'cardId' | 'text' | 'by' | 'createdAt'>;
}

/** `GET /api/review/matrix?organisation=&session=&kind=`: the cells that hold something. */
export interface MatrixAnswer {
  cells: MatrixCell[];
}

/** `GET /api/review/cards?country=&topic=&organisation=&session=&kind=` (`-` for none), newest first, 200 at most. */
export interface CardsAnswer {
  cards: ReviewCard[];
  /** How many there are in all. */
  total: number;
}

export interface SearchHit {
  roomId: string;
  /** The card, or null for a place in the notes. */
  cardId: string | null;
  /** The words around what was found. */
  excerpt: string;
  /** What was found within the excerpt: [from, to) in UTF-16 code units, in order. */
  marks: [number, number][];
  by: string;
}

/** `GET /api/review/search?q=`: cards and notes, the best first, 100 at most. */
export interface SearchAnswer {
  hits: SearchHit[];
  total: number;
}

export const EXPORT_FORMATS = ['md', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
/** `GET /api/export?format=…` with one of `room=`, `session=`, `country=`, or none of them for the whole event. */
export interface ExportQuery {
  format: ExportFormat;
  room?: string;
  session?: string;
  country?: string;
}
