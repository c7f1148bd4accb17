import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** A server under measurement, in a process of its own. */
export interface Measured {
  url: string;
  roomId: string;
  /** One pass per person; none where the server knows no people. */
  cookies: string[];
  /** The pass of a facilitator, where the server knows people. */
  host?: string;
  /** CPU time that the process has used so far, all threads, in microseconds. */
  cpu(): number;
  /** Memory that it holds, in bytes. */
  memory(): number;
  end(): Promise<void>;
}

/** What `/proc/<pid>/stat` counts in: USER_HZ, 100 on every Linux that Node runs on. */
const MICROSECONDS_PER_TICK = 10_000;

/** Starts a script that prints `{url, roomId, cookies}` as its first line. */
export async function startMeasured(script: URL, args: string[] = []): Promise<Measured> {
  const child: ChildProcess = spawn(process.execPath, [script.pathname, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (child.stdout === null) throw new Error('no output to read from');
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(([code]) =>
      Promise.reject(new Error(`${script.pathname} ended with code ${code}`)),
    ),
  ]);
  const known = JSON.parse(line) as Pick<Measured, 'url' | 'roomId' | 'cookies' | 'host'>;
  return {
    ...known,
    cpu() {
      // The program's name, in brackets, may hold spaces; after it the fields are counted from 3.
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) * MICROSECONDS_PER_TICK;
    },
    memory: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1024,
    async end() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await gone;
      clearTimeout(timer);
    },
  };
}
