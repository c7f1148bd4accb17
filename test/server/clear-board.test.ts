import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { binOf } from '#lib/board/bin.ts';
import { addCard } from '#lib/board/edit.ts';
import { boardOf } from '#lib/board/read.ts';
import type { Reply, RoomVersion } from '#lib/wire/live.ts';
import { CountryRooms } from '#test/support/country-room.ts';
import { type LivePage, openLive } from '#test/support/live.ts';
import type { Writer } from '#test/support/writer.ts';

const COLUMN = 'what-works';

describe('a facilitator clears a column', () => {
  let rooms: CountryRooms;
  let amal: Writer;
  let host: LivePage;

  beforeEach(async () => {
    rooms = await CountryRooms.start('sqlite', '');
    host = await openLive(rooms.server.url, (await rooms.server.as('facilitator')).cookie);
    amal = await rooms.enters('Amal');
    for (const id of ['one', 'two', 'late']) addCard(amal.doc, { id, column: COLUMN, text: `text of ${id}` });
    addCard(amal.doc, { id: 'other', column: 'obstacles', text: 'elsewhere' });
    await amal.isSaved();
  });
  afterEach(async () => {
    host.closes();
    await rooms.close();
  });

  const idsOf = ({ doc }: Writer) => boardOf(doc).columns.flatMap(({ cards }) => cards.map(({ id }) => id));
  const clears = (cards: string[]) =>
    host.asks('board:clear', { roomId: rooms.roomId, column: COLUMN, cards });
  const versions = async (): Promise<RoomVersion[]> => {
    const reply = (await host.asks('room:history', { roomId: rooms.roomId })) as Reply<RoomVersion[]>;
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.value;
  };

  it('exactly of the cards that were meant; they lie in the bin, and what stood there can be restored', async () => {
    const told = host.hears('room:much-deleted');
    expect(await clears(['one', 'two'])).toEqual({ ok: true, value: null });
    await amal.until(() => idsOf(amal).length === 2, 'what stays');
    expect(idsOf(amal).sort()).toEqual(['late', 'other']);
    expect(amal.text).toBe('');
    const bin = binOf(amal.doc);
    expect(bin.map(({ card }) => card.id).sort()).toEqual(['one', 'two']);
    expect(amal.authors.get(bin[0]?.by ?? 0)?.own).toBe(false);
    expect(amal.authors.get(bin[0]?.card.author ?? 0)?.own).toBe(true);
    const [version] = await versions();
    expect(version).toMatchObject({ id: (await told).historyId, reason: 'deletion' });

    const order = { roomId: rooms.roomId, historyId: version?.id, epoch: rooms.epoch };
    expect(await host.asks('room:restore', order)).toEqual({ ok: true, value: null });
    const epoch = (await rooms.server.store.rooms.find(rooms.roomId))?.epoch ?? '';
    const late = await rooms.enters('Late', { epoch });
    expect(idsOf(late).sort()).toEqual(['late', 'one', 'other', 'two']);
    expect(binOf(late.doc)).toEqual([]);
  });

  it('not while it is locked, and a second time changes nothing on the board', async () => {
    const lock = (columns: string[]) =>
      host.asks('board:lock', { roomId: rooms.roomId, locks: { board: false, columns } });
    await lock([COLUMN]);
    expect(await clears(['one'])).toEqual({ ok: false, error: { code: 'board-locked' } });
    expect(idsOf(amal)).toContain('one');
    await lock([]);
    expect((await clears(['one'])).ok).toBe(true);
    await amal.until(() => !idsOf(amal).includes('one'), 'the card gone');
    const at = binOf(amal.doc)[0]?.at;
    expect((await clears(['one', 'none'])).ok).toBe(true);
    expect(binOf(amal.doc)[0]?.at).toBe(at);
  });
});
