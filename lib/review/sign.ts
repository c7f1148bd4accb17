import type { Attribution, Event } from '#lib/event/event.ts';
import type { Language, Translated } from '#lib/language/language.ts';
import { bylineOf } from '#lib/people/byline.ts';
import type { Person } from '#lib/people/person.ts';
import type { ReviewBlock, ReviewCard } from '#lib/wire/review.ts';
import { headingTitle } from '../notes/heading.ts';
import type { NoteBlock } from '../notes/markdown.ts';
import type { OutputCard } from './outputs.ts';

/** A card as it is kept, with who wrote it. It leaves the server signed only. */
export interface UnsignedCard extends Omit<OutputCard, 'folded' | 'authorId' | 'columnId'> {
  roomId: string;
  column: { id: string; title: Translated };
  /** The room's one country, else the author's. */
  country: string | null;
  /** How its session signs. */
  attribution: Attribution;
  /** Null: not known. */
  author: Pick<Person, 'name' | 'organisationId' | 'country'> | null;
}

/** How one reader sees an event: its names, in their language. */
export interface Reading {
  event: Pick<Event, 'countries' | 'organisations'>;
  language: Language;
}

/** The one place where a card gets its signature: where the session signs by organisation, no name passes here. */
export function signCard(card: UnsignedCard, reading: Reading): ReviewCard {
  const {
    roomId,
    cardId,
    kind,
    text,
    column,
    topics,
    country,
    owner,
    due,
    stack,
    from,
    reactions,
    createdAt,
  } = card;
  return {
    roomId,
    cardId,
    kind,
    text,
    column,
    topics,
    by: signatureOf(card, reading),
    organisationId: (card.signed === null ? card.author?.organisationId : card.signed.organisation) ?? null,
    country,
    owner,
    due,
    stack,
    from,
    reactions,
    createdAt,
  };
}

function signatureOf({ author, attribution, signed }: UnsignedCard, { event, language }: Reading): string {
  // Whatever else might be known of its author: it was revealed without a name.
  if (signed !== null) {
    return event.organisations.find(({ id }) => id === signed.organisation)?.name ?? '';
  }
  if (author === null) return '';
  const { name } = bylineOf(author, event.organisations, attribution);
  if (attribution === 'person') return name;
  const country = event.countries.find(({ code }) => code === author.country)?.name[language] ?? '';
  return [name, country].filter((part) => part !== '').join(', ');
}

/** A block of the notes as a reader sees it: headings of the template in their language. */
export function blockFor({ kind, markdown, titles }: NoteBlock, language: Language): ReviewBlock {
  return { kind, markdown: kind === 'template' ? headingTitle(titles, language) : markdown };
}
