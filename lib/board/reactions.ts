import type * as Y from 'yjs';
import type { Attribution } from '#lib/event/event.ts';
import type { AuthorEntry } from '#lib/wire/collab.ts';
import type { Authors } from './authors.ts';
import { REACTIONS, type Reaction } from './schema.ts';
import type { ReactionView } from './view.ts';

/**
 * Reactions are entries of the card itself, `reaction:<symbol>:<Yjs client id>` → 1: everybody writes entries of
 * their own, so that two people reacting at once both count. Whose it is, the client id that wrote the entry tells,
 * whatever its name claims.
 */
const PREFIX = 'reaction:';

/** How many react to a card with one symbol, and who. */
export interface ReactionCount {
  symbol: Reaction;
  count: number;
  /** Whether the reader is among them. */
  mine: boolean;
  /** The others as they sign, each signature once; some may be unknown. */
  by: readonly AuthorEntry[];
}

const NONE: readonly ReactionView[] = [];

/** The reactions that a card carries. What is not a known symbol is left out. */
export function reactionsIn(map: Y.Map<unknown>): readonly ReactionView[] {
  let found: ReactionView[] | null = null;
  for (const key of map.keys()) {
    if (!key.startsWith(PREFIX)) continue;
    const symbol = REACTIONS.find((known) => key.startsWith(`${PREFIX}${known}:`));
    const client = map._map.get(key)?.id.client;
    if (symbol === undefined || client === undefined) continue;
    found ??= [];
    found.push({ symbol, client });
  }
  return found ?? NONE;
}

/**
 * The reactions by symbol, in the order of REACTIONS, symbols without any left out. Each person counts once, with
 * however many devices. Where a session signs by organisation nobody can tell two colleagues from one with two
 * devices: each client id counts, since a page never adds a second entry of its own person.
 *
 * @param me the Yjs client id of this page
 */
export function countReactions(
  reactions: readonly ReactionView[],
  authors: Authors,
  me: number,
  attribution: Attribution,
): ReactionCount[] {
  return REACTIONS.flatMap((symbol) => {
    const clients = reactions.filter((each) => each.symbol === symbol).map(({ client }) => client);
    const isMine = (client: number) => client === me || authors.get(client)?.own === true;
    const people = new Map<string, AuthorEntry | undefined>();
    for (const client of clients.filter((each) => !isMine(each))) {
      const entry = authors.get(client);
      const key = entry === undefined || attribution === 'organisation' ? client : signature(entry);
      people.set(String(key), entry);
    }
    const mine = clients.some(isMine);
    const count = people.size + (mine ? 1 : 0);
    if (count === 0) return [];
    const by = new Map<string, AuthorEntry>();
    for (const entry of people.values()) {
      if (entry !== undefined && entry.name !== '') by.set(signature(entry), entry);
    }
    return [{ symbol, count, mine, by: [...by.values()] }];
  });
}

function signature({ name, organisation, country }: AuthorEntry): string {
  return JSON.stringify([name, organisation, country]);
}

/** The entries by which one's own reactions with a symbol stand on a card, from whichever device they came. */
export function ownEntries(map: Y.Map<unknown>, symbol: Reaction, authors: Authors, me: number): string[] {
  return [...map.keys()].filter((key) => {
    const client = map._map.get(key)?.id.client;
    const isMine = client === me || (client !== undefined && authors.get(client)?.own === true);
    return isMine && key.startsWith(`${PREFIX}${symbol}:`);
  });
}

/** The name of one's own entry. */
export function entryOf(symbol: Reaction, client: number): string {
  return `${PREFIX}${symbol}:${client}`;
}
