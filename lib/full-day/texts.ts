import { CARD_TEXT_MAX, type CardKind } from '#lib/board/schema.ts';
import type { Chance } from './chance.ts';
import { WORDS, type Written } from './words.ts';

/** A card as somebody writes it. */
export interface CardText {
  column: string;
  text: string;
  kind: CardKind;
  topics: string[];
}

const COLUMNS = ['what-we-do', 'what-works', 'obstacles', 'questions', 'next-steps'] as const;

/** What somebody writes in a room of a country, or of all (`null`). */
export function cardText(language: Written, country: string | null, chance: Chance): CardText {
  const words = WORDS[language];
  const column = chance.pick(COLUMNS);
  const topics = chance.some(Object.keys(words.topics), chance.pick([0, 1, 1, 1, 1, 1, 2]));
  const [topic] = topics;
  const name = topic === undefined ? undefined : words.topics[topic];
  const lead = name !== undefined && chance.happens(35) ? `${name} – ` : '';
  const sentences = chance.some(words.cards[column] ?? [], chance.pick([1, 1, 1, 2]));
  const added = chance.happens(15) ? [chance.pick(words.added)] : [];
  const text = inPlace(lead + [...sentences, ...added].join(' '), language, country, chance);
  return { column, text: text.slice(0, CARD_TEXT_MAX), kind: kindIn(column, chance), topics };
}

/** Decisions and actions come up at the end, questions anywhere. */
function kindIn(column: (typeof COLUMNS)[number], chance: Chance): CardKind {
  if (column === 'questions') return 'question';
  if (column === 'next-steps') return chance.pick(['action', 'action', 'decision', 'note']);
  return chance.happens(4) ? 'decision' : 'note';
}

/** A paragraph of notes: what somebody prepared to say, or what they took down of what others said. */
export function noteText(language: Written, country: string | null, chance: Chance): string {
  const { notes, cards } = WORDS[language];
  const heard = chance.some(Object.values(cards).flat(), 3).join(' ');
  return inPlace(chance.happens(50) ? chance.pick(notes) : heard, language, country, chance);
}

/** Says the place where `{p}` stands. */
export function inPlace(text: string, language: Written, country: string | null, chance: Chance): string {
  const { places } = WORDS[language];
  const place = chance.pick(places[country ?? ''] ?? places[''] ?? ['Bruxelles']);
  return text.replaceAll('{p}', place);
}
