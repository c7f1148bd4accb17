import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { boardOf } from '#lib/board/read.ts';
import { createInProcessLine } from '#server/bus/in-process.ts';
import { createLog } from '#server/log.ts';
import { RoomCounts } from '#server/room/counts.ts';
import { createRooms, type Rooms } from '#server/room/rooms.ts';
import { systemClock, systemRandom } from '#server/world.ts';
import { CountryRooms, STORES } from '#test/support/country-room.ts';
import type { Writer } from '#test/support/writer.ts';

describe.each(STORES)('what the server writes into a room, on %s,', (kind) => {
  let rooms: CountryRooms;
  /** Another process on the same store. */
  let process: Rooms;

  beforeEach(async () => {
    rooms = await CountryRooms.start(kind, inject('databaseUrl'));
    process = createRooms({
      counts: new RoomCounts(() => {}),
      roomPeople: 600,
      compactEntries: 500,
      isBusy: () => false,
      store: rooms.server.store,
      bus: createInProcessLine()(),
      clock: systemClock,
      random: systemRandom,
      log: createLog('error', { write: () => {} }),
      onDeletion() {},
    });
  });
  afterEach(async () => {
    await process.stop();
    await rooms.close();
  });

  const cardsOf = (writer: Writer) => boardOf(writer.doc).columns.flatMap((column) => column.cards);
  const write = (id: string, author: string | null, epoch?: string) =>
    process.write({
      roomId: rooms.roomId,
      ...(epoch === undefined ? {} : { epoch }),
      edit: {
        is: 'add-cards',
        cards: [{ id, author, column: 'what-works', text: `text of ${id}`, kind: 'note' }],
      },
    });

  it('is there for whoever comes later, with its author, though nobody had the room open', async () => {
    const { person } = await rooms.server.join({ name: 'Amal' });
    expect(await write('a', person.id)).toMatchObject({ ok: true });
    expect(await write('b', null)).toMatchObject({ ok: true });
    const joris = await rooms.enters('Joris');
    const [a, b] = cardsOf(joris);
    expect([a?.text, b?.text]).toEqual(['text of a', 'text of b']);
    expect(joris.authors.get(a?.author ?? 0)).toMatchObject({ name: 'Amal' });
    expect(joris.authors.get(b?.author ?? 0)).toMatchObject({ name: '', own: false, server: true });
    expect(joris.authors.get(a?.author ?? 0)?.server).toBeUndefined();
  });

  it('merges with what people write at the same time, and nothing of either is lost', async () => {
    const { person } = await rooms.server.join({ name: 'Amal' });
    const joris = await rooms.enters('Joris');
    const writing = Array.from({ length: 10 }, (_, n) => {
      joris.writes(`word-${n} `);
      return write(`card-${n}`, person.id);
    });
    for (const answer of await Promise.all(writing)) expect(answer.ok).toBe(true);
    joris.writes('last');
    await joris.isSaved();
    await joris.until(() => cardsOf(joris).length === 10, 'ten cards');
    const late = await rooms.enters('Late');
    expect(cardsOf(late)).toHaveLength(10);
    for (let n = 0; n < 10; n++) expect(late.text).toContain(`word-${n} `);
    expect(late.text).toContain('last');
  });

  it('is written once, however often it is asked for', async () => {
    expect((await write('a', null)).ok).toBe(true);
    expect((await write('a', null)).ok).toBe(true);
    expect(cardsOf(await rooms.enters('Joris'))).toHaveLength(1);
  });

  it('is refused with the reason while the session is closed, for another document, and where there is no room', async () => {
    await rooms.setSession('closed');
    expect(await write('a', null)).toEqual({ ok: false, reason: 'closed' });
    await rooms.setSession('open');
    expect(await write('a', null, 'another-epoch')).toEqual({ ok: false, reason: 'room-replaced' });
    const nowhere = { roomId: 'nowhere', edit: { is: 'add-cards', cards: [] } } as const;
    expect(await process.write(nowhere)).toEqual({ ok: false, reason: 'gone' });
    expect(await write('a', null, rooms.epoch)).toMatchObject({ ok: true });
    expect(cardsOf(await rooms.enters('Joris'))).toHaveLength(1);
  });
});
