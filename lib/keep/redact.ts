import * as Y from 'yjs';
import { cardsOf, notesOf, stacksOf } from '#lib/board/schema.ts';
import type { Erasure } from './erase.ts';
import { withoutTraces } from './traces.ts';

/** What is redacted: a card by its id, or a block of the notes by the Yjs id of its element, `client:clock`. */
export type Passage = { is: 'card'; card: string } | { is: 'block'; block: string };

/** A passage with what it says. */
export interface PassageText {
  passage: Passage;
  text: string;
}

/** What can be redacted: the blocks of the notes from top to bottom, then the cards on the board, each with any words. */
export function passagesIn(doc: Y.Doc): PassageText[] {
  const blocks = notesOf(doc)
    .toArray()
    .flatMap((block): PassageText[] => {
      const name = blockName(block);
      if (name === null) return [];
      return [{ passage: { is: 'block', block: name }, text: linesIn(block as Y.XmlElement).join('\n') }];
    });
  const cards = [...cardsOf(doc)].flatMap(([card, map]): PassageText[] => {
    const text: unknown = map instanceof Y.Map && map.get('deleted') !== true ? map.get('text') : null;
    return text instanceof Y.Text ? [{ passage: { is: 'card', card }, text: text.toString() }] : [];
  });
  return [...blocks, ...cards].filter(({ text }) => text.trim() !== '');
}

/** Each text within an element, in order. */
function linesIn(node: Y.XmlElement): string[] {
  return node.toArray().flatMap((child) => {
    if (child instanceof Y.XmlElement) return linesIn(child);
    if (!(child instanceof Y.XmlText)) return [];
    const words = (child.toDelta() as { insert: unknown }[]).map(({ insert }) => insert);
    return [words.filter((word) => typeof word === 'string').join('')];
  });
}

/** The name of a block of the notes in a Passage; null for what is no block. */
export function blockName(block: unknown): string | null {
  if (!(block instanceof Y.XmlElement) || block._item === null) return null;
  return `${block._item.id.client}:${block._item.id.clock}`;
}

/**
 * The same document without the words of one passage: a mark stands in their place, and who wrote there is not to be
 * seen any more. A passage that the document has not leaves it as it is, with `letters` 0.
 *
 * @param mark what stands there afterwards, such as "[redacted]"
 * @param client a Yjs client id under which nothing was written yet
 */
export function redactFrom(document: Uint8Array, passage: Passage, mark: string, client: number): Erasure {
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, document);
  doc.clientID = client;
  let letters = 0;
  doc.transact(() => {
    letters =
      passage.is === 'card' ? redactCard(doc, passage.card, mark) : redactBlock(doc, passage.block, mark);
  });
  const update = withoutTraces(Y.encodeStateAsUpdate(doc), new Set());
  doc.destroy();
  return { update, cards: 0, letters };
}

/** The card stands where it stood, in the server's name; neither its writers nor its owner are named. */
function redactCard(doc: Y.Doc, id: string, mark: string): number {
  const cards = cardsOf(doc);
  const card: unknown = cards.get(id);
  if (!(card instanceof Y.Map)) return 0;
  const text: unknown = card.get('text');
  const stack: unknown = card.get('stack');
  const letters = text instanceof Y.Text ? text.length : 0;
  const fresh = new Y.Map<unknown>();
  fresh.set('text', new Y.Text(mark));
  for (const key of ['column', 'rank', 'kind', 'stack', 'due', 'deleted']) {
    if (card.has(key)) fresh.set(key, card.get(key));
  }
  fresh.set('tags', new Y.Map());
  cards.set(id, fresh);
  // A stack of this card alone had its title from what it said.
  const isShared = [...cards.values()].some((other) => other !== fresh && other.get('stack') === stack);
  if (typeof stack === 'string' && !isShared) stacksOf(doc).delete(stack);
  return letters;
}

/** A paragraph with the mark in the block's place. */
function redactBlock(doc: Y.Doc, name: string, mark: string): number {
  const notes = notesOf(doc);
  const index = notes.toArray().findIndex((each) => blockName(each) === name);
  const block = notes.get(index);
  if (index < 0 || !(block instanceof Y.XmlElement)) return 0;
  const letters = lettersIn(block);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(mark)]);
  notes.insert(index + 1, [paragraph]);
  notes.delete(index, 1);
  return letters;
}

function lettersIn(node: Y.XmlElement): number {
  return node.toArray().reduce((sum, child) => {
    if (child instanceof Y.XmlText) return sum + child.length;
    return child instanceof Y.XmlElement ? sum + lettersIn(child) : sum;
  }, 0);
}
