import { createServer } from 'node:http';
import nextPackage from 'next';
import type { Pages } from './app.ts';

type MakeNext = typeof nextPackage;
// Next is CommonJS: what Node imports as default may be the module with `default` inside.
const makeNext = (nextPackage as unknown as { default?: MakeNext }).default ?? nextPackage;

/**
 * Next, which shows the pages. It gets an HTTP server of its own that never listens, since it would otherwise take
 * all upgrades for itself.
 */
export async function openPages(options: {
  dev: boolean;
  dir: string;
  hostname: string;
  port: number;
}): Promise<Pages & { close(): Promise<void> }> {
  const side = createServer();
  const next = makeNext({ ...options, httpServer: side });
  await next.prepare();
  const handle = next.getRequestHandler();
  return {
    handle: (request, response) => handle(request, response),
    upgrade: options.dev ? (request, socket, head) => side.emit('upgrade', request, socket, head) : null,
    close: () => next.close(),
  };
}
