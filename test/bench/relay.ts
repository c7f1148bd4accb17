import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { MESSAGE_SYNC } from '#lib/wire/collab.ts';

/**
 * The bare minimum to compare with: every update goes to everybody else at once. No accounts, no checks, no disk, and
 * whoever comes late has missed what was said before. Prints its address when it listens.
 */
const SYNC_STEP_1 = 0;
const SYNC_UPDATE = 2;
/** Step 2 with an empty update: the newcomer counts as synced. */
const NOTHING_NEW = Uint8Array.of(MESSAGE_SYNC, 1, 2, 0, 0);

const server = createServer();
const sockets = new WebSocketServer({ server });
sockets.on('connection', (socket) => {
  socket.on('message', (data: Buffer) => {
    if (data[0] !== MESSAGE_SYNC) return;
    if (data[1] === SYNC_STEP_1) socket.send(NOTHING_NEW);
    if (data[1] !== SYNC_UPDATE) return;
    for (const other of sockets.clients) if (other !== socket) other.send(data);
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(
    `${JSON.stringify({ url: `http://127.0.0.1:${port}`, cookies: [], roomId: 'room' })}\n`,
  );
});
