import type { Reaction } from '#lib/board/schema.ts';
import type { Event, Session } from '#lib/event/event.ts';
import type { Language } from '#lib/language/language.ts';
import type { ReviewBlock, ReviewCard, ReviewDots, ReviewPoll, ReviewQuestion } from '#lib/wire/review.ts';

/** The words of an export, in the reader's language. */
export interface ExportWords {
  /** Heading of the decisions and actions of all rooms. */
  results: string;
  notes: string;
  /** A room of all countries. */
  allCountries: string;
  empty: string;
  polls: string;
  /** One of them. */
  poll: string;
  dots: string;
  /** Questions to the speakers, and how one stands. */
  questions: string;
  asked: Record<ReviewQuestion['state'], string>;
  /** Before the number of a round. */
  round: string;
  /** How many answered, or laid dots. */
  people: string;
  /** Counts that are not told: too few, or not for this reader. */
  heldBack: string;
  goneCards: string;
  kinds: Record<ReviewCard['kind'], string>;
  reactions: Record<Reaction, string>;
  /** Heads of the columns of a table of cards. */
  heads: Record<(typeof HEADS)[number], string>;
}

/** The columns of a table of cards, by the names of their heads. */
export const HEADS = [
  'session',
  'room',
  'column',
  'kind',
  'text',
  'topics',
  'by',
  'organisation',
  'country',
  'owner',
  'due',
  'stack',
  'reactions',
  'created',
  'votes',
] as const;

/** What is exported, as one reader sees it. */
export interface ExportFrame {
  event: Event;
  language: Language;
  words: ExportWords;
}

/** One room with all that it holds, signed. */
export interface ExportRoom {
  session: Session;
  roomId: string;
  countries: readonly string[];
  notes: readonly ReviewBlock[];
  cards: readonly ReviewCard[];
  polls: readonly ReviewPoll[];
  dots: readonly ReviewDots[];
  questions: readonly ReviewQuestion[];
}
