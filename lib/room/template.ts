import { generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { columnsOf, notesOf } from '#lib/board/schema.ts';
import type { RoomTemplate } from '#lib/event/event.ts';

/**
 * The first entry of a room's log: its columns, and its headings in the notes, each with an empty paragraph to
 * write in. The same template and client id always give the same bytes.
 */
export function templateUpdate(template: RoomTemplate, client: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.transact(() => {
    const ranks = generateNKeysBetween(null, null, template.columns.length);
    template.columns.forEach((column, index) => {
      columnsOf(doc).set(column.id, { title: column.title, rank: ranks[index] ?? '' });
    });
    notesOf(doc).push(
      template.headings.flatMap((heading) => [
        headingElement(heading.id, JSON.stringify(heading.title)),
        new Y.XmlElement('paragraph'),
      ]),
    );
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** A heading of the template; `titles` is JSON of its words in every language. */
export function headingElement(id: string, titles: string): Y.XmlElement {
  const element = new Y.XmlElement('templateHeading');
  element.setAttribute('id', id);
  element.setAttribute('titles', titles);
  return element;
}
