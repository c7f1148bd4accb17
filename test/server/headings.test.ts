import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import * as Y from 'yjs';
import { notesOf } from '#lib/board/schema.ts';
import { headingElement } from '#lib/room/template.ts';
import { CountryRooms, STORES } from '#test/support/country-room.ts';
import type { Writer } from '#test/support/writer.ts';

describe.each(STORES)('the headings of guided notes, on %s,', (kind) => {
  let rooms: CountryRooms;
  beforeEach(async () => {
    rooms = await CountryRooms.start(kind, inject('databaseUrl'));
  });
  afterEach(() => rooms.close());

  const blocksIn = (writer: Writer) =>
    notesOf(writer.doc)
      .toArray()
      .map((block) => {
        const element = block as Y.XmlElement;
        return element.nodeName === 'templateHeading'
          ? `# ${JSON.parse(String(element.getAttribute('titles'))).fr}`
          : element.toArray().join('');
      });

  it('stand again after a stock client deleted, renamed, moved and doubled them, and the words below stay', async () => {
    const amal = await rooms.enters('Amal');
    const before = blocksIn(amal);
    expect(before.filter((block) => block.startsWith('#')).length).toBeGreaterThan(3);
    const stock = await rooms.opens(await rooms.joins('Stock')).arrives();
    const all = notesOf(stock.doc);
    stock.doc.transact(() => {
      (all.get(1) as Y.XmlElement).insert(0, [new Y.XmlText('words of the stock client')]);
      const moved = all.get(2) as Y.XmlElement;
      const copy = headingElement(String(moved.getAttribute('id')), String(moved.getAttribute('titles')));
      (all.get(0) as Y.XmlElement).setAttribute('titles', '{"fr":"mine"}');
      all.delete(4, 1);
      all.delete(2, 1);
      all.insert(0, [copy]);
      all.push([headingElement('own', '{"fr":"own"}')]);
    });
    const wanted = before.map((block, index) => (index === 1 ? 'words of the stock client' : block));
    for (const writer of [amal, stock]) {
      await writer.until(() => JSON.stringify(blocksIn(writer)) === JSON.stringify(wanted), 'its headings');
    }
    // The twin: what people write around them stays as they wrote it.
    stock.doc.transact(() => {
      const line = new Y.XmlElement('paragraph');
      line.insert(0, [new Y.XmlText('one more line')]);
      all.insert(2, [line]);
    });
    await amal.until(() => blocksIn(amal)[2] === 'one more line', 'the line');
    expect(blocksIn(amal).filter((block) => block.startsWith('#'))).toEqual(
      before.filter((block) => block.startsWith('#')),
    );
  });
});
