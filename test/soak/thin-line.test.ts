import { expect, it, onTestFinished } from 'vitest';
import { ROOM_MAX_BYTES } from '#lib/wire/collab.ts';
import { slowLine } from '#test/bench/engine/slow-line.ts';
import { CountryRooms } from '#test/support/country-room.ts';
import { tells } from '#test/support/figures.ts';

const MBIT = 1_000_000;
const PIECE = 900_000;
const PATIENCE_MS = 400_000;

it('[40] a room as full as it can be comes whole over a line of 1 Mbit/s, the first time', {
  timeout: 2 * PATIENCE_MS,
}, async () => {
  const rooms = await CountryRooms.start('sqlite', '');
  onTestFinished(() => rooms.close());
  let written = 0;
  for (let n = 0; written + 2 * PIECE < ROOM_MAX_BYTES; n += 1) {
    const writer = await rooms.enters(`Writer ${n}`);
    for (let piece = 0; piece < 2; piece += 1) {
      writer.writes(`${n % 10}`.repeat(PIECE));
      await writer.isSaved();
      written += PIECE;
    }
    writer.leaves();
  }
  const line = await slowLine(rooms.server.url, MBIT, 300);
  onTestFinished(() => void line.close());
  const began = performance.now();
  const late = rooms.opens(await rooms.joins('Late'), {
    url: line.url,
    origin: rooms.server.url,
    epoch: rooms.epoch,
    own: true,
  });
  await late.until(() => late.text.length === written, 'all of it', PATIENCE_MS);
  tells(40, { megabytes: written / 1e6, seconds: Math.round((performance.now() - began) / 1000) });
  expect(late.closes).toEqual([]);
  // What they write then is saved over the same line.
  late.writes('there');
  await late.isSaved();
  late.leaves();
});
