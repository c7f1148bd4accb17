import * as Y from 'yjs';
import { notesOf } from '#lib/board/schema.ts';
import type { RoomTemplate } from '#lib/event/event.ts';
import type { Pen } from './pen.ts';
import { headingElement } from './template.ts';

/**
 * The headings of guided notes belong to the session: people write below them, and cannot delete, rename, double or
 * move them. Own pages do not let them; what another program did is put right here, without touching anybody's words.
 */

interface Heading {
  id: string;
  element: Y.XmlElement;
  /** Whether the server wrote it. An honest page may have written one anew in its place. */
  byServer: boolean;
}

/** What stands in a document in place of the headings, to see whether it has changed since it was put right. */
export function headingsSeen(doc: Y.Doc): string {
  return JSON.stringify(
    headingsIn(notesOf(doc), new Set()).map(({ id, element }) => [id, titlesOf(element)]),
  );
}

/**
 * Makes each heading stand once, with its own words, where it belongs: those that the server wrote stay where they are,
 * others only between their neighbours. One that is missing comes back where it stood, or before the next one. Does
 * nothing where all is well.
 *
 * @param server the Yjs client ids under which the server wrote
 */
export function keepHeadings(
  doc: Y.Doc,
  wanted: RoomTemplate['headings'],
  server: ReadonlySet<number>,
  pen: Pen,
): null {
  pen(null, () => {
    const notes = notesOf(doc);
    removeWrong(notes, wanted, server);
    for (const { id, title } of wanted) {
      const element = headingsIn(notes, server).find((heading) => heading.id === id)?.element;
      const titles = JSON.stringify(title);
      if (element !== undefined && element.getAttribute('titles') !== titles) {
        element.setAttribute('titles', titles);
      }
    }
    const present = new Set(headingsIn(notes, server).map(({ id }) => id));
    // From the last one on, so that of several places the last one left is each one's own.
    for (let place = wanted.length - 1; place >= 0; place--) {
      if (!present.has(wanted[place]?.id ?? '')) insert(notes, wanted, place, server);
    }
  });
  return null;
}

/** What nobody's honest page makes: unknown headings, second ones, and those in a wrong place. */
function removeWrong(
  notes: Y.XmlFragment,
  wanted: RoomTemplate['headings'],
  server: ReadonlySet<number>,
): void {
  const order = wanted.map(({ id }) => id);
  const all = headingsIn(notes, server);
  const chosen = new Set(
    order.map(
      (id) => all.find((each) => each.id === id && each.byServer) ?? all.find((each) => each.id === id),
    ),
  );
  const wrong = all.filter((heading) => {
    // One of the server's that is not planned any more is seen to by whoever changed the plan.
    return !chosen.has(heading) && !(heading.byServer && !order.includes(heading.id));
  });
  let left = all.filter((heading) => chosen.has(heading));
  for (const heading of left.filter(({ byServer }) => !byServer)) {
    const at = left.indexOf(heading);
    const [before, after] = neighbours(order, heading.id, left);
    const isWrong = (before !== -1 && at < before) || (after !== -1 && at > after);
    if (!isWrong) continue;
    wrong.push(heading);
    left = left.filter((other) => other !== heading);
  }
  const gone = new Set<unknown>(wrong.map(({ element }) => element));
  for (let index = notes.length - 1; index >= 0; index--) {
    if (gone.has(notes.get(index))) notes.delete(index, 1);
  }
}

/** Where the nearest headings stand that are planned before and after one; -1: none is there. */
function neighbours(order: readonly string[], id: string, present: readonly Heading[]): [number, number] {
  const placeOf = (other: string) => present.findIndex((heading) => heading.id === other);
  const found = (ids: readonly string[]) => ids.map(placeOf).find((place) => place !== -1) ?? -1;
  const at = order.indexOf(id);
  return [found(order.slice(0, at).reverse()), found(order.slice(at + 1))];
}

function insert(
  notes: Y.XmlFragment,
  wanted: RoomTemplate['headings'],
  place: number,
  server: ReadonlySet<number>,
): void {
  const heading = wanted[place];
  if (heading === undefined) return;
  const present = headingsIn(notes, server);
  const order = wanted.map(({ id }) => id);
  const [before, after] = neighbours(order, heading.id, present);
  const indexOf = (at: number) => notes.toArray().indexOf(present[at]?.element as Y.XmlElement);
  const from = before === -1 ? 0 : indexOf(before) + 1;
  const to = after === -1 ? notes.length : indexOf(after);
  const index = whereOneStood(notes, server).findLast((at) => at >= from && at <= to) ?? to;
  const below: unknown = notes.get(index);
  const isLineBelow = below instanceof Y.XmlElement && below.nodeName !== 'templateHeading';
  notes.insert(index, [
    headingElement(heading.id, JSON.stringify(heading.title)),
    ...(isLineBelow ? [] : [new Y.XmlElement('paragraph')]),
  ]);
}

/**
 * The places among the blocks at which the server once put a heading that is deleted. What a deleted block was is
 * forgotten, but not that something was inside of it: its clock is not followed by that of the next block.
 */
function whereOneStood(notes: Y.XmlFragment, server: ReadonlySet<number>): number[] {
  const places: { at: number; client: number; last: number }[] = [];
  const starts = new Set<string>();
  let at = 0;
  for (let item = notes._start; item !== null; item = item.right) {
    const { client, clock } = item.id;
    for (let step = 0; step < item.length; step++) starts.add(`${client}:${clock + step}`);
    if (!item.deleted) at += item.countable ? item.length : 0;
    else if (server.has(client)) places.push({ at, client, last: clock + item.length - 1 });
  }
  const store = notes.doc?.store;
  return places
    .filter(({ client, last }) => {
      const hasMore = store !== undefined && last + 1 < Y.getState(store, client);
      return hasMore && !starts.has(`${client}:${last + 1}`);
    })
    .map((each) => each.at);
}

function headingsIn(notes: Y.XmlFragment, server: ReadonlySet<number>): Heading[] {
  return notes.toArray().flatMap((block): Heading[] => {
    if (!(block instanceof Y.XmlElement) || block.nodeName !== 'templateHeading') return [];
    const id: unknown = block.getAttribute('id');
    const client = block._item?.id.client;
    return [
      {
        id: typeof id === 'string' ? id : '',
        element: block,
        byServer: client !== undefined && server.has(client),
      },
    ];
  });
}

function titlesOf(element: Y.XmlElement): string {
  const titles: unknown = element.getAttribute('titles');
  return typeof titles === 'string' ? titles : '';
}
