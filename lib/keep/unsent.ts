import type * as Y from 'yjs';
import { ownWords } from './own-words.ts';

/** From which clock on the changes under each Yjs client id of this device are not known to be saved. */
export type UnsentFrom = ReadonlyMap<number, number>;

/**
 * What one has written oneself and the server does not have, as plain text: the notes by line, then the cards. Not a
 * word of others, since they may have been erased meanwhile.
 */
export function unsentText(doc: Y.Doc, from: UnsentFrom): string {
  const isUnsent = (client: number, clock: number) => clock >= (from.get(client) ?? Number.POSITIVE_INFINITY);
  const { notes, cards } = ownWords(doc, from.keys(), isUnsent);
  const lines = cards.filter(({ deleted }) => !deleted).map(({ text, owner }) => `- ${text || owner}`);
  return [...notes, ...(notes.length > 0 && lines.length > 0 ? [''] : []), ...lines].join('\n');
}
