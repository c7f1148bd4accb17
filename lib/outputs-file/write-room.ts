import { generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { entryOf } from '#lib/board/reactions.ts';
import { cardsOf, columnsOf, notesOf, REACTIONS, stacksOf } from '#lib/board/schema.ts';
import type { FileCard, FileEmbed, FileNode, FileRoom, FileRun } from './shape.ts';

/** Whose Yjs client id something is written under: a number of the file's people, or undefined for the server. */
type By = number | undefined;

export interface RoomWriting {
  /** Of each number that is mentioned, and of undefined for the server: a client id under which nothing was written. */
  clientOf(by: By): number;
  /** What a room of the file is called here. */
  roomAt(place: { session: number; room: number }): string | null;
}

/** Makes the document of a room as a file says it, each part under the client id of its writer. */
export function writeRoom(room: FileRoom, { clientOf, roomAt }: RoomWriting): Uint8Array {
  const doc = new Y.Doc();
  const as = (by: By, work: () => void) => {
    doc.clientID = clientOf(by);
    doc.transact(work);
  };
  as(undefined, () => {
    const ranks = generateNKeysBetween(null, null, room.columns.length);
    room.columns.forEach(({ id, title }, index) => {
      columnsOf(doc).set(id, { title, rank: ranks[index] ?? '' });
    });
    for (const [id, title] of Object.entries(room.stacks ?? {})) stacksOf(doc).set(id, title);
  });
  writeNotes(doc, room.notes, as);
  const columns = Map.groupBy(room.cards, ({ column }) => column);
  for (const cards of columns.values()) {
    const ranks = generateNKeysBetween(null, null, cards.length);
    for (const [index, card] of cards.entries()) {
      writeCard(doc, card, ranks[index] ?? '', { as, clientOf, roomAt });
    }
  }
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

type As = (by: By, work: () => void) => void;

function writeCard(
  doc: Y.Doc,
  card: FileCard,
  rank: string,
  { as, clientOf, roomAt }: RoomWriting & { as: As },
): void {
  const map = new Y.Map<unknown>();
  const text = new Y.Text();
  as(card.by, () => {
    map.set('text', text);
    map.set('kind', card.kind);
    map.set('tags', new Y.Map((card.topics ?? []).map((topic) => [topic, true])));
    map.set('column', card.column);
    map.set('rank', rank);
    for (const field of ['owner', 'due', 'stack'] as const) {
      if (card[field] !== undefined) map.set(field, card[field]);
    }
    for (const [key, value] of Object.entries(card.more ?? {})) map.set(key, value);
    cardsOf(doc).set(card.id, map);
  });
  // What only the server says of a card counts only when the server wrote it.
  as(undefined, () => {
    const { from, signed } = card;
    const origin = from === undefined ? null : roomAt(from);
    if (from !== undefined && origin !== null) map.set('from', { room: origin, card: from.card });
    for (const to of card.sentTo ?? []) {
      const room = roomAt(to);
      if (room !== null) map.set(`sent:${room}`, { room, card: to.card });
    }
    if (signed !== undefined) map.set('signed', signed);
  });
  if (card.sentBy !== undefined) as(card.sentBy, () => map.set('sentBy', 1));
  const runs = typeof card.text === 'string' ? [{ text: card.text, by: card.by }] : card.text;
  writeText(text, runs, as);
  for (const symbol of REACTIONS) {
    for (const by of card.reactions?.[symbol] ?? []) as(by, () => map.set(entryOf(symbol, clientOf(by)), 1));
  }
}

/** The structure under the server's client id, the letters under those of their writers. */
function writeNotes(doc: Y.Doc, notes: readonly FileNode[], as: As): void {
  const texts: { text: Y.XmlText; runs: readonly (FileRun | FileEmbed)[] }[] = [];
  const made = (node: FileNode): Y.XmlElement | Y.XmlText => {
    if ('runs' in node) {
      const text = new Y.XmlText();
      texts.push({ text, runs: node.runs });
      return text;
    }
    const element = new Y.XmlElement(node.element);
    for (const [key, value] of Object.entries(node.attributes ?? {})) {
      // The types know strings only; the editor keeps numbers and truths as they are.
      element.setAttribute(key, value as string);
    }
    if (node.children !== undefined) element.insert(0, node.children.map(made));
    return element;
  };
  as(undefined, () => notesOf(doc).insert(0, notes.map(made)));
  for (const { text, runs } of texts) writeText(text, runs, as);
}

function writeText(text: Y.Text, runs: readonly (FileRun | FileEmbed)[], as: As): void {
  for (const run of runs) {
    as(run.by, () => {
      const marks = { ...run.marks };
      if ('text' in run) text.insert(text.length, run.text, marks);
      else text.insertEmbed(text.length, run.embed as object, marks);
    });
  }
}
