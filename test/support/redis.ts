import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createClient } from 'redis';

/** A real Redis of the test's own on a free port, without anything on disk. */
export interface TestRedis {
  url: string;
  /** Ends it, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again, empty, on the same port. */
  restart(): Promise<void>;
  /** Takes everything out of it. */
  empty(): Promise<void>;
  /** It stands still: lines stay open, nothing is answered. */
  pause(): void;
  /** It moves again. */
  resume(): void;
}

/** Starts redis-server; rejects with a sentence when it is not installed. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  const start = async () => {
    const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const child = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] });
    let said = '';
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk) => {
        said += chunk;
        if (/ready to accept connections/i.test(said)) resolve();
      });
      child.once('error', () => {
        reject(new Error('These tests need Redis. Install it (Debian: apt-get install redis-server).'));
      });
      child.once('exit', () => reject(new Error(`Redis ended at its start:\n${said}`)));
    });
    return child;
  };
  let child = await start();
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    async restart() {
      await kill();
      child = await start();
    },
    async empty() {
      const client = await createClient({ url: `redis://127.0.0.1:${port}` }).connect();
      await client.flushAll();
      client.destroy();
    },
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}
