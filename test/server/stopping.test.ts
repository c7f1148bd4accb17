import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import type { StoppingRequest } from '#test/support/stopping-child.ts';

const LONG_MS = 3_600_000;

/** A process that is told to stop by these signals, each once it has taken in the one before; its exit code. */
async function endsWith(request: StoppingRequest, ...signals: NodeJS.Signals[]): Promise<number | null> {
  const path = new URL('../support/stopping-child.ts', import.meta.url).pathname;
  const child = spawn('node', [path, JSON.stringify(request)], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const gone = once(child, 'exit');
  for (const signal of signals) {
    // It says that it is ready, and then that it stops.
    await once(child.stdout, 'data');
    child.kill(signal);
  }
  const [code] = (await gone) as [number | null];
  return code;
}

it.each(['SIGTERM', 'SIGINT'] as const)(
  '[44] on %s it ends with code 0 when all is finished',
  async (signal) => {
    const request = { hangs: false, endWithinMs: LONG_MS, impatientAfterMs: LONG_MS };
    expect(await endsWith(request, signal)).toBe(0);
  },
);

it('[44] it ends with code 0 in time, also when the store never answers', async () => {
  const request = { hangs: true, endWithinMs: 100, impatientAfterMs: LONG_MS };
  expect(await endsWith(request, 'SIGTERM')).toBe(0);
});

it('[44] a second signal changes nothing when it comes by itself', async () => {
  const request = { hangs: true, endWithinMs: 1_000, impatientAfterMs: LONG_MS };
  expect(await endsWith(request, 'SIGINT', 'SIGINT')).toBe(0);
  expect(await endsWith({ ...request, impatientAfterMs: 0 }, 'SIGINT', 'SIGTERM')).toBe(0);
});

it('[44] a person’s second Ctrl-C ends it at once', async () => {
  const request = { hangs: true, endWithinMs: LONG_MS, impatientAfterMs: 0 };
  expect(await endsWith(request, 'SIGINT', 'SIGINT')).toBe(1);
});
