import type { AuthorEntry } from '#lib/wire/collab.ts';
import type { CardView } from './view.ts';

/** Who is behind the Yjs client ids of a room, as the server told. Never changed in place. */
export type Authors = ReadonlyMap<number, AuthorEntry>;

export const NOBODY_KNOWN: Authors = new Map();

/** The server's list merged in, newer entries over older ones of the same client id. */
export function withAuthors(authors: Authors, entries: readonly AuthorEntry[]): Authors {
  const merged = new Map(authors);
  for (const entry of entries) merged.set(entry.client, entry);
  return merged;
}

/** Whether this person created the card, told by the server or written on this very page, or sent it here. */
export function isOwn(card: CardView, authors: Authors, clientId: number): boolean {
  if (card.author === clientId || authors.get(card.author)?.own === true) return true;
  return card.sender !== null && authors.get(card.sender)?.own === true;
}

/** Whether a Yjs client id is the server's own, as the server told. */
export function isServerIn(authors: Authors): (client: number) => boolean {
  return (client) => authors.get(client)?.server === true;
}

/** How a card is signed. `by` is null while the server has not told (written offline, or in this moment). */
export interface CardByline {
  by: AuthorEntry | null;
  /** Others whose characters stand in the text, each once. */
  with: AuthorEntry[];
}

/** Author and further writers of a card, each person (or organisation) once. */
export function bylineOfCard(card: CardView, authors: Authors): CardByline {
  const by = authors.get(card.author) ?? null;
  const seen = new Set([by === null ? '' : signature(by)]);
  const others: AuthorEntry[] = [];
  for (const client of card.writers) {
    const entry = client === card.author ? undefined : authors.get(client);
    if (entry === undefined || entry.name === '' || seen.has(signature(entry))) continue;
    seen.add(signature(entry));
    others.push(entry);
  }
  return { by, with: others };
}

/** How many people wrote cards, as far as they can be told apart; the server itself is nobody. */
export function peopleOf(cards: readonly CardView[], authors: Authors): number {
  const entries = cards.flatMap(({ author }) => authors.get(author) ?? []);
  return new Set(entries.filter(({ server }) => server !== true).map(signature)).size;
}

function signature(entry: AuthorEntry): string {
  return JSON.stringify([entry.own, entry.name, entry.organisation, entry.country]);
}
