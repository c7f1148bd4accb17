import type { Page } from '@playwright/test';
import * as Y from 'yjs';
import { addCard, setDue, setKind, setOwner, toggleTag } from '#lib/board/edit.ts';
import { type CardKind, notesOf } from '#lib/board/schema.ts';
import { Writer } from './writer.ts';

/** A card to be written, on the first column unless another is named. */
export interface Written {
  text: string;
  column?: string;
  kind?: CardKind;
  topics?: string[];
  owner?: string;
  due?: string;
}

/** Whoever is at a page writes cards and notes into a room, as a device of theirs would; until all of it is saved. */
export async function writesInto(
  page: Page,
  roomId: string,
  { cards = [], notes = [] }: { cards?: Written[]; notes?: string[] },
): Promise<void> {
  const cookies = await page.context().cookies();
  const writer = new Writer({
    url: new URL(page.url()).origin,
    roomId,
    cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    own: true,
  });
  await writer.arrives();
  writer.doc.transact(() => {
    for (const card of cards) writeCard(writer.doc, card);
    const blocks = notes.map((text) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(text)]);
      return paragraph;
    });
    const all = notesOf(writer.doc);
    if (blocks.length > 0) all.insert(all.length, blocks);
  });
  await writer.isSaved();
  writer.leaves();
}

function writeCard(
  doc: Y.Doc,
  { text, column = 'what-we-do', kind, topics = [], owner, due }: Written,
): void {
  const id = crypto.randomUUID().slice(0, 18);
  const added = addCard(doc, { id, column, text });
  if (!added.ok) throw new Error(`The card could not be written: ${added.problem.code}`);
  if (kind !== undefined) setKind(doc, id, kind);
  for (const topic of topics) toggleTag(doc, id, topic);
  if (owner !== undefined) setOwner(doc, id, owner);
  if (due !== undefined) setDue(doc, id, due);
}
