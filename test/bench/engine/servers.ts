import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cpuOf } from '../process.ts';

/** The servers that are compared, each in a process of its own on a core of its own. */
export const NAMES = ['Rencontre', 'Hocuspocus', 'y-websocket'] as const;
export type Name = (typeof NAMES)[number];

export interface Weight {
  heap: number;
  resident: number;
}

export interface Server {
  name: Name;
  url: string;
  /** One pass per person; none where the server knows no people. */
  cookies: string[];
  /** CPU time used so far, all threads, microseconds. */
  cpu(): number;
  /** What it holds after throwing away what it can, bytes: the main thread's heap with buffers, and all that is resident. */
  weight(): Promise<Weight>;
  end(): Promise<void>;
}

const PEERS = new URL('../peers/', import.meta.url).pathname;
/** Where the peers are installed, apart from the project's own packages. */
const INSTALLED = join('.cache', 'bench-peers');
const SERVER_CORE = '0';
const LOAD_CORE = '1';

const canPin = cpus().length > 1 && has('taskset');
/** The sentence for the report where the processes cannot be kept apart. */
export const pinning = canPin
  ? 'The server runs on one core, the load on another (taskset).'
  : 'The server and the load were not kept on cores of their own: there is no taskset, or only one core.';

function has(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Keeps a process, all its threads, and those it will have, on the core of the servers, or of the load. */
export function pin(pid: number, to: 'server' | 'load'): void {
  if (!canPin) return;
  execFileSync('taskset', ['-a', '-cp', to === 'server' ? SERVER_CORE : LOAD_CORE, `${pid}`], {
    stdio: 'ignore',
  });
}

/** Installs the peers from the registry as the lock file says; at once when they are there already. */
export async function installPeers(): Promise<void> {
  await mkdir(INSTALLED, { recursive: true });
  const lock = await readFile(join(PEERS, 'package-lock.json'), 'utf8');
  const mark = join(INSTALLED, 'installed.json');
  for (const file of ['package.json', 'package-lock.json', 'hocuspocus.mjs', 'y-websocket.mjs']) {
    await copyFile(join(PEERS, file), join(INSTALLED, file));
  }
  if (existsSync(mark) && (await readFile(mark, 'utf8')) === lock) return;
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: INSTALLED,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await writeFile(mark, lock);
}

/** The version of a peer that is measured. */
export async function versionOf(name: string): Promise<string> {
  const path = join(INSTALLED, 'node_modules', name, 'package.json');
  return (JSON.parse(await readFile(path, 'utf8')) as { version: string }).version;
}

/**
 * Starts a server with nothing in it.
 * @param people who have a pass, where the server knows people
 * @param rooms how many rooms, where they have to be made beforehand: `room-0`, `room-1` …
 */
export async function startServer(name: Name, people: number, rooms = 1): Promise<Server> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rencontre-bench-'));
  const script = {
    Rencontre: [new URL('./ours.ts', import.meta.url).pathname, dataDir, `${people}`, `${rooms}`],
    Hocuspocus: [join(INSTALLED, 'hocuspocus.mjs'), dataDir],
    'y-websocket': [join(INSTALLED, 'y-websocket.mjs'), dataDir],
  }[name];
  const weigh = new URL('./weigh.mjs', import.meta.url).pathname;
  const profile = process.env.BENCH_PROFILE;
  const options = profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', profile];
  const child = spawn(process.execPath, ['--expose-gc', '--import', weigh, ...options, ...script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const pid = child.pid ?? 0;
  // While people join, the load has nothing to do: the server may use what there is.
  const lines = createInterface({ input: child.stdout });
  const weighed: ((weight: Weight) => void)[] = [];
  const started = new Promise<Pick<Server, 'url'> & { cookies?: string[] }>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${name} ended with code ${code}`)));
    lines.on('line', (line) => {
      if (!line.startsWith('{')) return;
      const said = JSON.parse(line);
      if (said.weighs !== undefined) {
        const { heapUsed, external, rss } = said.weighs;
        weighed.shift()?.({ heap: heapUsed + external, resident: rss });
      } else resolve(said);
    });
  });
  const { url, cookies = [] } = await started;
  pin(pid, 'server');
  return {
    name,
    url,
    cookies,
    cpu: () => cpuOf(pid),
    weight: () =>
      new Promise((resolve) => {
        weighed.push(resolve);
        child.kill('SIGUSR2');
      }),
    async end() {
      const gone = once(child, 'exit');
      child.kill(profile === undefined ? 'SIGKILL' : 'SIGTERM');
      await gone;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
