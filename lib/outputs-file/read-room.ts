import * as Y from 'yjs';
import { boardOf, type CardView } from '#lib/board/read.ts';
import { cardsOf, type Elsewhere, notesOf, REACTIONS, stacksOf } from '#lib/board/schema.ts';
import { serverMarks } from '#lib/board/server-marks.ts';
import { Numbers } from './people.ts';
import type { FileCard, FileEmbed, FileNode, FileRoom, FileRun } from './shape.ts';

/** What reading a room for a file needs besides its document. */
export interface FileFacts {
  /** Who stands behind a Yjs client id, by what they are known among `known`; null: the server, or nobody known. */
  keyOf(client: number): string | null;
  isServer(client: number): boolean;
  /** What the file says of somebody, as a text that is the same wherever it is kept. */
  saidOf(key: string): string;
  /** When a card was first committed, milliseconds since 1970. */
  createdAt(cardId: string, client: number, clock: number): number;
  /** Where a room stands in the file; null: not in it. */
  placeOf(roomId: string): { session: number; room: number } | null;
  writtenAt: number | null;
}

/** What a card's map holds and a file says in its own way; `deleted` cards are not in it. */
const SAID = new Set(
  'text kind tags rank column stack owner due from sentBy deleted deletedAt signed'.split(' '),
);
/** How the names of entries begin that are several. */
const SEVERAL = /^(reaction|sent):/;

/**
 * What a room holds, for a file. The same content gives the same, whoever wrote it under which Yjs client ids and in
 * which order it arrived.
 *
 * @param document the committed document as one update
 * @param known the people of the rooms before, by their keys; the answer has those of this room behind them
 */
export function fileRoomOf(
  document: Uint8Array,
  facts: FileFacts,
  known: readonly string[],
): { room: FileRoom; known: string[] } {
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, document);
  const numbers = new Numbers(known);
  // Once to see who is mentioned where, once with the numbers that come of it.
  new Reading(doc, facts, numbers).room();
  numbers.settle(facts.saidOf);
  const room = new Reading(doc, facts, numbers).room();
  doc.destroy();
  return { room, known: numbers.keys };
}

class Reading {
  readonly #doc: Y.Doc;
  readonly #facts: FileFacts;
  readonly #numbers: Numbers;

  constructor(doc: Y.Doc, facts: FileFacts, numbers: Numbers) {
    this.#doc = doc;
    this.#facts = facts;
    this.#numbers = numbers;
  }

  room(): FileRoom {
    const board = boardOf(this.#doc);
    const stacked = new Set(
      board.columns.flatMap(({ slots }) => slots.flatMap(({ stack }) => (stack === null ? [] : [stack]))),
    );
    const titles = [...stacked].flatMap((id): [string, string][] => {
      const title: unknown = stacksOf(this.#doc).get(id);
      return typeof title === 'string' && title !== '' ? [[id, title]] : [];
    });
    const notes = notesOf(this.#doc)
      .toArray()
      .flatMap((node) => this.#node(node));
    const cards = board.columns.flatMap(({ id, cards }) =>
      cards.map((card) => this.#card(card, id, stacked)),
    );
    const { writtenAt } = this.#facts;
    return {
      ...(writtenAt === null ? {} : { writtenAt: moment(writtenAt) }),
      columns: board.columns.map(({ id, title }) => ({ id, title })),
      ...(titles.length === 0 ? {} : { stacks: Object.fromEntries(titles) }),
      cards,
      notes,
    };
  }

  #card(card: CardView, column: string, stacked: ReadonlySet<string>): FileCard {
    const map = cardsOf(this.#doc).get(card.id);
    const text: unknown = map?.get('text');
    const author = this.#by(card.author);
    const created = map?._item?.id;
    const marks = serverMarks(card, this.#facts.isServer);
    const from = marks.from === null ? null : this.#elsewhere(marks.from);
    const sender = from === null || marks.sender === null ? {} : this.#by(marks.sender);
    const sentTo = this.#allElsewhere(marks.sentTo);
    const reactions = this.#reactions(card);
    const more = moreOf(map);
    return {
      id: card.id,
      column,
      kind: card.kind,
      ...author,
      at: moment(this.#facts.createdAt(card.id, card.author, created?.clock ?? 0)),
      text: text instanceof Y.Text ? this.#cardText(text, author.by) : '',
      ...(card.tags.length === 0 ? {} : { topics: [...card.tags] }),
      ...(card.owner === '' ? {} : { owner: card.owner }),
      ...(card.due === null ? {} : { due: card.due }),
      ...(card.stack === null || !stacked.has(card.stack) ? {} : { stack: card.stack }),
      ...(from === null ? {} : { from }),
      ...(sender.by === undefined ? {} : { sentBy: sender.by }),
      ...(sentTo.length === 0 ? {} : { sentTo }),
      ...(marks.signed === null ? {} : { signed: marks.signed }),
      ...(Object.keys(reactions).length === 0 ? {} : { reactions }),
      ...(Object.keys(more).length === 0 ? {} : { more }),
    };
  }

  /** A card in a room that is in the file as well; else null. */
  #elsewhere({ room, card }: Elsewhere): NonNullable<FileCard['from']> | null {
    const place = this.#facts.placeOf(room);
    return place === null ? null : { ...place, card };
  }

  #allElsewhere(cards: readonly Elsewhere[]): NonNullable<FileCard['sentTo']> {
    return cards
      .flatMap((card) => this.#elsewhere(card) ?? [])
      .sort((a, b) => a.session - b.session || a.room - b.room);
  }

  #cardText(text: Y.Text, author: number | undefined): FileCard['text'] {
    const runs: { text: string; by?: number }[] = [];
    for (const run of this.#runs(text)) {
      if (!('text' in run)) continue;
      const last = runs.at(-1);
      // Signs of a form do not count on a card.
      if (last !== undefined && last.by === run.by) last.text += run.text;
      else runs.push({ text: run.text, ...(run.by === undefined ? {} : { by: run.by }) });
    }
    const [first, second] = runs;
    if (first === undefined) return '';
    return second === undefined && first.by === author ? first.text : runs;
  }

  /** Each person once, with however many devices. */
  #reactions(card: CardView): Record<string, number[]> {
    const found: Record<string, number[]> = {};
    for (const symbol of REACTIONS) {
      const keys = card.reactions
        .filter((reaction) => reaction.symbol === symbol)
        .map(({ client }) => this.#facts.keyOf(client))
        .filter((key) => key !== null);
      if (keys.length === 0) continue;
      this.#numbers.mention([...new Set(keys)]);
      found[symbol] = [...new Set(keys)].map((key) => this.#numbers.of(key)).sort((a, b) => a - b);
    }
    return found;
  }

  #node(node: unknown): FileNode[] {
    if (node instanceof Y.XmlText) return [{ runs: this.#runs(node) }];
    if (!(node instanceof Y.XmlElement)) return [];
    const attributes = plainValues(Object.entries(node.getAttributes()));
    const children = node.toArray().flatMap((child) => this.#node(child));
    return [
      {
        element: node.nodeName,
        ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
        ...(children.length === 0 ? {} : { children }),
      },
    ];
  }

  /** The letters of a text with their writers and marks; what follows each other alike is one run. */
  #runs(text: Y.Text): (FileRun | FileEmbed)[] {
    const runs: (FileRun | FileEmbed)[] = [];
    const marks = new Map<string, unknown>();
    for (let item = text._start; item !== null; item = item.right) {
      if (item.deleted) continue;
      const { content } = item;
      if (content instanceof Y.ContentFormat) {
        if (content.value === null) marks.delete(content.key);
        else marks.set(content.key, content.value);
        continue;
      }
      const about = {
        ...this.#by(item.id.client),
        ...(marks.size === 0 ? {} : { marks: plainValues([...marks]) }),
      };
      if (content instanceof Y.ContentEmbed) runs.push({ embed: plain(content.embed) ?? null, ...about });
      else if (content instanceof Y.ContentString) {
        const last = runs.at(-1);
        if (last !== undefined && 'text' in last && isAlike(last, about)) last.text += content.str;
        else runs.push({ text: content.str, ...about });
      }
    }
    return runs;
  }

  #by(client: number): { by?: number } {
    const key = this.#facts.keyOf(client);
    if (key === null) return {};
    this.#numbers.mention([key]);
    return { by: this.#numbers.of(key) };
  }
}

function isAlike(run: FileRun, about: Pick<FileRun, 'by' | 'marks'>): boolean {
  return run.by === about.by && JSON.stringify(run.marks) === JSON.stringify(about.marks);
}

function moreOf(map: Y.Map<unknown> | undefined): NonNullable<FileCard['more']> {
  const entries = map === undefined ? [] : [...map.entries()];
  return plainValues(entries.filter(([key]) => !SAID.has(key) && !SEVERAL.test(key)));
}

/** What is JSON, by its names in order; the rest is of another kind and not in a file. */
function plainValues(entries: readonly [string, unknown][]): NonNullable<FileCard['more']> {
  const values = entries.flatMap(([key, value]): [string, ReturnType<typeof plain>][] => {
    const json = plain(value);
    return json === undefined ? [] : [[key, json]];
  });
  return Object.fromEntries(values.sort(([a], [b]) => (a < b ? -1 : 1))) as NonNullable<FileCard['more']>;
}

function plain(value: unknown): FileEmbed['embed'] | undefined {
  if (value instanceof Y.AbstractType || value instanceof Uint8Array || value === undefined) return undefined;
  return JSON.parse(JSON.stringify(value) ?? 'null') as FileEmbed['embed'];
}

function moment(instant: number): string {
  return new Date(instant).toISOString();
}
