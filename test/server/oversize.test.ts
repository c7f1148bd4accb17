import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { CLOSE, ROOM_MAX_BYTES } from '#lib/wire/collab.ts';
import { PIECE_BYTES } from '#lib/wire/pieces.ts';
import { CountryRooms } from '#test/support/country-room.ts';
import type { Writer } from '#test/support/writer.ts';

let rooms: CountryRooms;
beforeEach(async () => {
  rooms = await CountryRooms.start('sqlite', inject('databaseUrl'));
});
afterEach(() => rooms.close());

it('[40] who pastes two megabytes is told so once and keeps them; nobody comes back again and again', async () => {
  const neighbour = await rooms.enters('Neighbour');
  const own = await rooms.enters('Amal');
  const stock = await rooms.enters('Joris', { own: false });
  for (const writer of [own, stock]) {
    let attempts = 0;
    writer.provider.on('status', ({ status }) => {
      if (status === 'connecting') attempts += 1;
    });
    writer.writes('p'.repeat(2 * 1024 * 1024));
    await writer.isClosedWith(CLOSE.frameTooBig);
    // The stock client takes the code for final: it does not even plan to try again.
    expect(writer.provider.shouldConnect).toBe(false);
    expect(attempts).toBe(0);
    expect(writer.closes).toEqual([CLOSE.frameTooBig]);
    expect(writer.text).toHaveLength(2 * 1024 * 1024);
  }
  neighbour.writes('still here');
  await neighbour.isSaved();
  expect(neighbour.text).toBe('still here');
  // The twin: a paste that fits into a frame.
  const carl = await rooms.enters('Carl');
  carl.writes('c'.repeat(900_000));
  await carl.isSaved();
  await neighbour.until(() => neighbour.text.length > 900_000, 'the paste');
});

it('[40] a room as full as it can be is still given whole to whoever comes; who writes more is told so', async () => {
  const PIECE = 900_000;
  const PIECES_EACH = 2;
  const readers: Writer[] = [];
  let written = 0;
  for (let n = 0; written + PIECE * PIECES_EACH < ROOM_MAX_BYTES; n++) {
    const writer = await rooms.enters(`Writer ${n}`);
    for (let piece = 0; piece < PIECES_EACH; piece++) {
      writer.writes(`${n % 10}`.repeat(PIECE));
      await writer.isSaved();
      written += PIECE;
    }
    if (n === 0) readers.push(writer);
    else writer.leaves();
  }
  const late = await rooms.enters('Late');
  await late.until(() => late.text.length === written, 'all of it');
  expect(late.doc.store.pendingStructs).toBeNull();
  // In pieces, so that a thin line is heard of all the while; the stock client knows one message only.
  expect(late.pieces).toBeGreaterThanOrEqual(written / PIECE_BYTES);
  const stock = await rooms.enters('Stock', { own: false });
  await stock.until(() => stock.text.length === written, 'all of it');
  expect(stock.pieces).toBe(0);
  late.writes('x'.repeat(PIECE));
  late.writes('y'.repeat(PIECE));
  await late.isClosedWith(CLOSE.roomFull);
  expect(late.text).toContain('y');
  const [first] = readers;
  expect(first?.closes).toEqual([]);
  await rooms.restart();
  const after = await rooms.enters('After');
  await after.until(() => after.text.length >= written, 'all of it');
  // Whoever writes little still can.
  after.writes('.');
  await after.isSaved();
});
