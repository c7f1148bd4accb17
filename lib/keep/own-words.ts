import * as Y from 'yjs';
import { cardsOf, notesOf } from '#lib/board/schema.ts';

/** What somebody wrote in one document, in the order in which it stands there. */
export interface OwnWords {
  /** Their letters in the notes, block by block. */
  notes: string[];
  /** Their letters on cards. `made`: the card is theirs, else they wrote in somebody else's. */
  cards: { text: string; owner: string; made: boolean; deleted: boolean }[];
}

type AnyType = Y.ContentType['type'];

/**
 * The words written under some Yjs client ids, also on cards that are taken off the board, and no letter of others.
 *
 * @param counts narrows it further: whether what stands at this clock of a client id is meant
 */
export function ownWords(
  document: Uint8Array | Y.Doc,
  clients: Iterable<number>,
  counts: (client: number, clock: number) => boolean = () => true,
): OwnWords {
  const theirs = new Set(clients);
  const doc = document instanceof Y.Doc ? document : new Y.Doc({ gc: true });
  if (!(document instanceof Y.Doc)) Y.applyUpdate(doc, document);
  const isOwn = (item: Y.Item, offset = item.length - 1) =>
    theirs.has(item.id.client) && counts(item.id.client, item.id.clock + offset);

  /** The own letters directly in a text. */
  const lettersOf = (type: AnyType): string => {
    let text = '';
    for (let item = type._start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
      const { str } = item.content;
      for (let at = 0; at < str.length; at++) if (isOwn(item, at)) text += str[at];
    }
    return text;
  };
  /** Each text within an element, in order. */
  const linesIn = (type: AnyType): string[] => {
    if (type instanceof Y.XmlText || type instanceof Y.Text) return [lettersOf(type)];
    const lines: string[] = [];
    for (let item = type._start; item !== null; item = item.right) {
      if (!item.deleted && item.content instanceof Y.ContentType) lines.push(...linesIn(item.content.type));
    }
    return lines;
  };
  const present = (lines: string[]) => lines.filter((line) => line.trim() !== '');

  const notes = present(linesIn(notesOf(doc) as unknown as AnyType));
  const cards = [...cardsOf(doc).values()].flatMap((card) => {
    if (!(card instanceof Y.Map)) return [];
    const text: unknown = card.get('text');
    const ownerItem = card._map.get('owner');
    const owner: unknown = ownerItem !== undefined && isOwn(ownerItem) ? card.get('owner') : '';
    const own = {
      text: text instanceof Y.Text ? lettersOf(text as unknown as AnyType) : '',
      owner: typeof owner === 'string' ? owner : '',
      made: card._item !== null && theirs.has(card._item.id.client),
      deleted: card.get('deleted') === true,
    };
    return own.text.trim() === '' && own.owner === '' ? [] : [own];
  });
  if (!(document instanceof Y.Doc)) doc.destroy();
  return { notes, cards };
}
