import * as Y from 'yjs';
import { type Frozen, personOf, putBack, withoutNames, writersOfFrozen } from '#lib/board/frozen.ts';
import type { Elsewhere } from '#lib/board/schema.ts';
import { addSentCard, markSent, type SentCard, writersOfSent } from '#lib/board/send.ts';
import { type AddedCard, addServerCards, takeOff } from '#lib/board/server-cards.ts';
import type { RoomTemplate } from '#lib/event/event.ts';
import { followColumns, followTemplate } from './follow-template.ts';
import { keepHeadings } from './keep-headings.ts';
import type { Pen, WrittenAs } from './pen.ts';
import { mergeUpdates } from './update.ts';

/**
 * What the server writes into a room's document, as plain data, so that it can be carried to where the document is
 * made. Each kind is a pure function of the document; another kind is a line here and its function beside the others.
 */
export type ServerEdit =
  | { is: 'add-cards'; cards: readonly AddedCard[] }
  | { is: 'send-card'; card: SentCard }
  | { is: 'take-off'; cards: readonly string[]; by: WrittenAs; at: number }
  | { is: 'mark-sent'; card: string; to: Elsewhere }
  | {
      is: 'put-back';
      frozen: Frozen;
      columns: RoomTemplate['columns'];
      /** Persons in whose name nothing may be written any more. */
      nameless: readonly string[];
    }
  | { is: 'template'; template: RoomTemplate }
  /** `server`: the Yjs client ids under which the server wrote. */
  | { is: 'headings'; headings: RoomTemplate['headings']; server: readonly number[] };

/** Why an edit does not fit what the room holds now. */
export type EditProblem = 'board-full' | 'card-taken';

/** `update` is null when the document already is as the edit wants it. */
export type EditOutcome = { ok: true; update: Uint8Array | null } | { ok: false; reason: EditProblem };

/**
 * In whose names an edit may write, each once; the caller finds a fresh Yjs client id for each.
 * @param owners who stands behind the Yjs client ids of the document, for edits that look at it
 */
export function writersOf(edit: ServerEdit, owners: ReadonlyMap<number, WrittenAs> = new Map()): WrittenAs[] {
  switch (edit.is) {
    case 'add-cards':
      return [...new Set(edit.cards.map(({ author }) => author))];
    case 'send-card':
      return writersOfSent(edit.card);
    case 'take-off':
      return [edit.by];
    case 'put-back':
      return [...new Set([...writersOfFrozen(withoutNames(edit.frozen, edit.nameless)), ...owners.values()])];
    case 'mark-sent':
    case 'template':
    case 'headings':
      return [null];
  }
}

/**
 * Makes an edit on a document.
 *
 * @param document the committed document as one update
 * @param clients for each of `writersOf(edit)` a Yjs client id under which nothing was written yet
 * @param owners who stands behind the Yjs client ids of the document, for edits that look at it
 * @returns only what the edit adds: whatever others write meanwhile merges with it
 */
export function outcomeOf(
  document: Uint8Array,
  edit: ServerEdit,
  clients: ReadonlyMap<WrittenAs, number>,
  owners: ReadonlyMap<number, WrittenAs> = new Map(),
): EditOutcome {
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, document);
  const made: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => made.push(update));
  const pen: Pen = (author, work) => {
    const client = clients.get(author);
    if (client === undefined) throw new RangeError('An author has no client id.');
    doc.clientID = client;
    doc.transact(work);
  };
  const reason = make(doc, edit, pen, owners);
  doc.destroy();
  if (reason !== null) return { ok: false, reason };
  return { ok: true, update: made.length === 0 ? null : mergeUpdates(made) };
}

function make(
  doc: Y.Doc,
  edit: ServerEdit,
  pen: Pen,
  owners: ReadonlyMap<number, WrittenAs>,
): EditProblem | null {
  switch (edit.is) {
    case 'add-cards':
      return addServerCards(doc, edit.cards, pen);
    case 'send-card':
      return addSentCard(doc, edit.card, pen);
    case 'mark-sent':
      return markSent(doc, edit.card, edit.to, pen);
    case 'take-off':
      return takeOff(doc, edit, pen);
    case 'put-back':
      pen(null, () => followColumns(doc, edit.columns));
      return putBack(doc, withoutNames(edit.frozen, edit.nameless), personOf(owners, edit.nameless), pen);
    case 'template':
      return followTemplate(doc, edit.template, pen);
    case 'headings':
      return keepHeadings(doc, edit.headings, new Set(edit.server), pen);
  }
}
