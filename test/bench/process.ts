import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
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
    cpu: () => cpuOf(child.pid ?? 0),
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

/**
 * CPU time that a process has used so far, all threads that still run, in microseconds; finer than the hundredths of a
 * second of `/proc/<pid>/stat`.
 */
export function cpuOf(pid: number): number {
  const tasks = `/proc/${pid}/task`;
  const spent = readdirSync(tasks).map((task) =>
    Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]),
  );
  return spent.reduce((sum, each) => sum + each, 0) / 1000;
}
