import * as Y from 'yjs';
import { isRank } from './rank.ts';
import { CARD_KINDS } from './schema.ts';

/** Ids as the product makes them; a sentence is none. */
const ID = /^[\w-]{1,64}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Whether a field of a card holds nothing that somebody could have written: where the card stands, its kind, its day.
 *
 * @param columns the ids of the board's columns
 */
export function isWordless(key: string, value: unknown, columns: ReadonlySet<string>): boolean {
  switch (key) {
    case 'column':
      return typeof value === 'string' && columns.has(value);
    case 'rank':
      return isRank(value);
    case 'kind':
      return CARD_KINDS.some((kind) => kind === value);
    case 'stack':
      return typeof value === 'string' && (value === '' || ID.test(value));
    case 'noted':
      return value === 1;
    case 'due':
      return typeof value === 'string' && (value === '' || DAY.test(value));
    case 'from':
      return (
        typeof value === 'object' &&
        value !== null &&
        Object.values(value).every((id) => typeof id === 'string' && ID.test(id))
      );
    default:
      return value === null || typeof value === 'boolean';
  }
}

/** How many letters of each Yjs client id stand in the text of a card's map. */
export function textWriters(card: Y.ContentType['type']): Map<number, number> {
  const writers = new Map<number, number>();
  const text = card._map.get('text');
  if (text === undefined || text.deleted || !(text.content instanceof Y.ContentType)) return writers;
  for (let item = text.content.type._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    writers.set(item.id.client, (writers.get(item.id.client) ?? 0) + item.length);
  }
  return writers;
}
