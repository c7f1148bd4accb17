import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { CLOSE, PERSON_MAX_BYTES, SOCKETS_PER_PASS } from '#lib/wire/collab.ts';
import { CountryRooms, STORES } from '#test/support/country-room.ts';
import { openLive } from '#test/support/live.ts';
import { openRaw } from '#test/support/raw-socket.ts';

let rooms: CountryRooms;
afterEach(() => rooms.close());

describe.each(STORES)('who writes more than a share of the room, on %s,', (kind) => {
  beforeEach(async () => {
    rooms = await CountryRooms.start(kind, inject('databaseUrl'));
  });
  const PIECE = 'm'.repeat(900_000);

  it('[40] is told so, while the others write on; deleting makes room again, for them too', async () => {
    const cookie = await rooms.joins('Mallory');
    const comes = () => rooms.opens(cookie, { own: true, epoch: rooms.epoch }).arrives();
    const greedy = await comes();
    const honest = await rooms.enters('Honest');
    for (let written = 0; written + PIECE.length < PERSON_MAX_BYTES; written += PIECE.length) {
      greedy.writes(PIECE);
      await greedy.isSaved();
    }
    greedy.writes(PIECE);
    await greedy.isClosedWith(CLOSE.shareUsed);
    honest.writes('still here ', 0);
    await honest.isSaved();
    honest.writes(PIECE);
    await honest.isSaved();

    // After a restart it is known from the log alone how much is whose.
    await rooms.restart();
    const again = await comes();
    again.writes(PIECE);
    await again.isClosedWith(CLOSE.shareUsed);
    const tidy = await comes();
    tidy.deletes(tidy.text.indexOf('m'), PIECE.length * 2);
    await tidy.isSaved();
    // The room is compacted when it is noticed that somebody finds no place.
    const finds = async () => {
      const writer = await comes();
      writer.writes(PIECE);
      const { sent } = writer;
      await writer.until(() => writer.confirmed >= sent || writer.closes.length > 0, 'an answer');
      return writer.closes.length === 0;
    };
    await expect.poll(finds, { timeout: 30_000, interval: 500 }).toBe(true);
  });
});

describe('sockets of one pass', () => {
  beforeEach(async () => {
    rooms = await CountryRooms.start('sqlite', inject('databaseUrl'));
  });

  it('[38] are bounded: of too many in rooms the oldest gives way to the newest, those of others stay', async () => {
    const { roomId, epoch, server } = rooms;
    const other = await rooms.enters('Other');
    const cookie = await rooms.joins('Many');
    const opens = () => openRaw({ url: server.url, roomId, epoch, cookie });
    const sockets = [];
    for (let n = 0; n < SOCKETS_PER_PASS + 3; n++) sockets.push(await opens());
    const ended = await Promise.all(sockets.slice(0, 3).map(({ closed }) => closed));
    expect(ended).toEqual([CLOSE.tooManySockets, CLOSE.tooManySockets, CLOSE.tooManySockets]);
    await Promise.all(sockets.slice(3).map((socket) => socket.settled()));
    const open = sockets.filter(({ socket }) => socket.readyState === socket.OPEN);
    expect(open).toHaveLength(SOCKETS_PER_PASS);
    // Whoever closes a tab makes room for another.
    open[1]?.socket.close();
    await open[1]?.closed;
    await (await opens()).settled();
    expect(open[0]?.socket.readyState).toBe(open[0]?.socket.OPEN);
    other.writes('still here');
    await other.isSaved();
    expect(other.closes).toEqual([]);
    for (const { socket } of sockets) socket.terminate();
  });

  it('[38] are bounded in the same way for what is live, apart from those in rooms', async () => {
    const { server } = rooms;
    const cookie = await rooms.joins('Many');
    const room = await rooms.opens(cookie, { epoch: rooms.epoch }).arrives();
    const pages = [];
    for (let n = 0; n < SOCKETS_PER_PASS; n++) pages.push(await openLive(server.url, cookie));
    const [first, second] = pages;
    const gone = new Promise<void>((resolve) => {
      first?.socket.once('disconnect', () => resolve());
    });
    pages.push(await openLive(server.url, cookie));
    await gone;
    expect(second?.socket.connected).toBe(true);
    expect(room.closes).toEqual([]);
    for (const page of pages) page.closes();
  });
});
