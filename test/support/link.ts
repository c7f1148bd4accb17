import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to a service, in the hands of the test. */
export interface Link {
  /** The service's address through this line. */
  url: string;
  /** `silent`: nothing passes, and nobody is told. `broken`: everything that is open ends, and nothing new opens. */
  cut(how: 'silent' | 'broken'): void;
  heal(): void;
  close(): Promise<void>;
}

/** @param address of the service, such as `redis://127.0.0.1:6379` */
export async function startLink(address: string): Promise<Link> {
  const target = new URL(address);
  const open = new Set<Socket>();
  let state: 'whole' | 'silent' | 'broken' = 'whole';
  /** Who came while nothing passed. */
  const waiting: Socket[] = [];

  function joins(near: Socket): void {
    const far = connect({ host: target.hostname, port: Number(target.port), noDelay: true });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on('data', (chunk) => to.write(chunk));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
      if (state === 'silent') from.pause();
    }
  }
  const server = createServer({ noDelay: true }, (near) => {
    near.on('error', () => near.destroy());
    if (state === 'broken') near.destroy();
    else if (state === 'silent') waiting.push(near.pause());
    else joins(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: Object.assign(new URL(address), { port: (server.address() as AddressInfo).port }).href,
    cut(how) {
      state = how;
      for (const socket of open) {
        if (how === 'silent') socket.pause();
        else socket.destroy();
      }
    },
    heal() {
      state = 'whole';
      for (const near of waiting.splice(0)) {
        if (near.destroyed) continue;
        joins(near);
        near.resume();
      }
      for (const socket of open) socket.resume();
    },
    async close() {
      server.close();
      for (const socket of [...open, ...waiting]) socket.destroy();
      await once(server, 'close');
    },
  };
}
