import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

/** A socket.io server that acknowledges whatever it is asked, and does nothing else. */
const server = createServer();
const io = new Server(server, { path: '/live', transports: ['websocket'], perMessageDeflate: false });
io.on('connection', (socket) => {
  socket.on('ballot:cast', (_cast: unknown, reply: (answer: object) => void) => {
    reply({ ok: true, value: { revision: 1 } });
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}`, roomId: '', cookies: [] })}\n`);
});
process.on('SIGTERM', () => process.exit(0));
