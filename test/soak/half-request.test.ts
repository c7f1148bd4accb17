import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { CountryRooms } from '#test/support/country-room.ts';
import { tells } from '#test/support/figures.ts';

/** The server gives ten seconds for the head of a request, and looks every five. */
const PATIENCE_MS = 60_000;

it('[38] who asks for a socket and never ends the request is hung up on; who does so in time comes in', async () => {
  const rooms = await CountryRooms.start('sqlite', '');
  onTestFinished(() => rooms.close());
  const { port } = new URL(rooms.server.url);
  const began = performance.now();
  const ended = Array.from({ length: 200 }, async () => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => {});
    socket.resume();
    socket.write(`GET /collab/${rooms.roomId} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nX-Slow: `);
    await once(socket, 'close', { signal: AbortSignal.timeout(PATIENCE_MS) });
    return performance.now() - began;
  });
  const honest = await rooms.enters('Honest');
  honest.writes('still here');
  await honest.isSaved();
  const longest = Math.max(...(await Promise.all(ended)));
  tells(38, { halfRequests: ended.length, hungUpOnAfterSeconds: Math.round(longest / 1000) });
  expect(honest.closes).toEqual([]);
});
