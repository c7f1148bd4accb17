import { createServer } from 'node:http';
import { join } from 'node:path';
import WebSocket from 'ws';

/** The y-websocket server with LevelDB, put together as its own `server.js` does it, on any free port. */
process.env.YPERSISTENCE = join(process.argv[2], 'leveldb');
const { setupWSConnection } = await import('@y/websocket-server/utils');
const sockets = new WebSocket.Server({ noServer: true });
sockets.on('connection', setupWSConnection);
const server = createServer();
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` })}\n`);
});
