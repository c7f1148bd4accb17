import * as Y from 'yjs';
import { isWordless, textWriters } from '#lib/board/fields.ts';
import { CARDS, COLUMNS, columnsOf } from '#lib/board/schema.ts';
import { LANGUAGES } from '#lib/language/language.ts';
import { withoutTraces } from './traces.ts';

/** What erasing somebody takes out of a document, and the document without it. */
export interface Erasure {
  update: Uint8Array;
  /** Cards that are gone. */
  cards: number;
  /** Letters that are gone, in notes and cards. */
  letters: number;
}

type AnyType = Y.ContentType['type'];

/** Stands where somebody wrote the title of a column that others still need. */
const NO_TITLE = '…';

/**
 * The same document without what was written under some Yjs client ids: their letters, the cards without anybody
 * else's words, their names of stacks and owners, their links. What others wrote keeps its place and its author, also
 * inside a paragraph or card that the erased person began. Nothing of what is taken away is left in the bytes.
 *
 * @param clients the Yjs client ids of whoever is erased
 * @param server a Yjs client id under which nothing was written yet
 */
export function eraseFrom(document: Uint8Array, clients: Iterable<number>, server: number): Erasure {
  const theirs = new Set(clients);
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, document);
  doc.clientID = server;
  const found = new Search(doc, theirs);
  doc.transact((transaction) => {
    for (const item of found.taken) item.delete(transaction);
    for (const [id, column] of found.columns) columnsOf(doc).set(id, column);
  });
  const update = withoutTraces(Y.encodeStateAsUpdate(doc), theirs);
  doc.destroy();
  return { update, cards: found.cards, letters: found.letters };
}

/** Walks a document and notes what is to be deleted, without changing anything. */
class Search {
  readonly taken: Y.Item[] = [];
  /** Columns that get another title. */
  readonly columns: [id: string, column: { title: Record<string, string>; rank: string }][] = [];
  cards = 0;
  letters = 0;
  readonly #theirs: ReadonlySet<number>;
  readonly #columnIds: ReadonlySet<string>;

  constructor(doc: Y.Doc, theirs: ReadonlySet<number>) {
    this.#theirs = theirs;
    this.#columnIds = new Set(columnsOf(doc).keys());
    for (const [name, root] of doc.share) {
      if (name === CARDS) this.#cards(root);
      else if (name === COLUMNS) this.#columns(root);
      else this.#within(root);
    }
  }

  #isTheirs(item: Y.Item): boolean {
    return this.#theirs.has(item.id.client);
  }

  #take(item: Y.Item): void {
    this.taken.push(item);
  }

  #cards(root: AnyType): void {
    for (const [, item] of entriesOf(root)) {
      const { content } = item;
      if (!(content instanceof Y.ContentType)) {
        if (this.#isTheirs(item)) this.#take(item);
        continue;
      }
      const text = textWriters(content.type);
      const others = [...text].some(([client, length]) => length > 0 && !this.#theirs.has(client));
      const own = [...text].some(([client, length]) => length > 0 && this.#theirs.has(client));
      if (others) this.#card(content.type);
      // A card is its words: without any it goes, whoever began it.
      else if (own || this.#isTheirs(item)) {
        for (const [client, length] of text) if (this.#theirs.has(client)) this.letters += length;
        this.cards += 1;
        this.#take(item);
      }
    }
  }

  /** A card that stays for the words of others: where it stands and what kind it is stays as well. */
  #card(card: AnyType): void {
    for (const [key, item] of entriesOf(card)) {
      if (item.content instanceof Y.ContentType) this.#within(item.content.type);
      else if (this.#isTheirs(item) && !isWordless(key, item.content.getContent()[0], this.#columnIds)) {
        this.#take(item);
      }
    }
  }

  #columns(root: AnyType): void {
    for (const [id, item] of entriesOf(root)) {
      if (!this.#isTheirs(item)) continue;
      const value: unknown = item.content.getContent()[0];
      const rank = typeof value === 'object' && value !== null ? (value as { rank?: unknown }).rank : '';
      const title = Object.fromEntries(LANGUAGES.map((language) => [language, NO_TITLE]));
      this.columns.push([id, { title, rank: typeof rank === 'string' ? rank : '' }]);
    }
  }

  /** What stands in a shared type and in those inside it. True when words of others are among it. */
  #within(type: AnyType): boolean {
    let others = false;
    for (const [, item] of entriesOf(type)) others = this.#item(item, hasWords) || others;
    for (let item = type._start; item !== null; item = item.right) {
      if (!item.deleted) others = this.#item(item, () => true) || others;
    }
    return others;
  }

  /** @param says whether the plain values of an item can hold words */
  #item(item: Y.Item, says: (values: unknown[]) => boolean): boolean {
    const { content } = item;
    if (content instanceof Y.ContentType) {
      const others = this.#within(content.type);
      if (!others && this.#isTheirs(item)) this.#take(item);
      return others;
    }
    if (content instanceof Y.ContentFormat) {
      // Bold stays bold; an address behind a word was written by somebody.
      if (this.#isTheirs(item) && hasWords([content.value])) this.#take(item);
      return false;
    }
    if (!says(content.getContent())) return false;
    if (!this.#isTheirs(item)) return true;
    if (content instanceof Y.ContentString) this.letters += item.length;
    this.#take(item);
    return false;
  }
}

/** The entries of a map, or the attributes of an element, that stand now. */
function entriesOf(type: AnyType): [key: string, item: Y.Item][] {
  return [...type._map].filter(([, item]) => !item.deleted);
}

/** Whether plain values hold any text, at whatever depth. */
function hasWords(values: readonly unknown[]): boolean {
  return values.some((value) => {
    if (typeof value === 'string') return value !== '';
    if (value instanceof Uint8Array) return true;
    return typeof value === 'object' && value !== null && hasWords(Object.values(value));
  });
}
