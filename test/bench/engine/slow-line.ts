import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What a line may hold that is not yet on its way; beyond it the sender has to wait. */
const QUEUE_MS = 100;

/**
 * A thin line to a server for each connection: so many bits per second each way, and so long there and back. It passes
 * bytes on in this process, without losing any.
 */
export async function slowLine(url: string, bitsPerSecond: number, roundTripMs: number) {
  const target = new URL(url);
  const server = createServer((near) => {
    const far = connect({ host: target.hostname, port: Number(target.port), noDelay: true });
    near.setNoDelay(true);
    pass(near, far, bitsPerSecond, roundTripMs / 2);
    pass(far, near, bitsPerSecond, roundTripMs / 2);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  };
}

function pass(from: Socket, to: Socket, bitsPerSecond: number, delayMs: number): void {
  /** Until when the line is busy with what was given to it. */
  let busyUntil = 0;
  /** In order, whatever the order in which timers end. */
  const underway: Buffer[] = [];
  from.on('data', (chunk: Buffer) => {
    const now = performance.now();
    busyUntil = Math.max(busyUntil, now) + (chunk.length * 8000) / bitsPerSecond;
    underway.push(chunk);
    setTimeout(() => to.write(underway.shift() ?? ''), busyUntil - now + delayMs);
    const ahead = busyUntil - now - QUEUE_MS;
    if (ahead <= 0) return;
    from.pause();
    setTimeout(() => from.resume(), ahead);
  });
  from.on('error', () => to.destroy());
  from.on('close', () => to.destroy());
}
