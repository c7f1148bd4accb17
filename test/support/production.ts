import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Host = 'facilitator' | 'staff' | 'observer';

/** The product as `npm run demo` starts it, in a process of its own that can be killed. */
export interface Production {
  /** `http://127.0.0.1:<port>`; stays the same over restarts. */
  baseURL: string;
  /** Of the process that runs now. */
  pid: number;
  /** As people see it, such as `2803-2019`. */
  joinCode: string;
  /** Personal links; each start makes new ones. */
  links: Record<Host, string>;
  /** Where it keeps what people do. */
  dataDir: string;
  /** All that the process has printed since it was last started. */
  printed(): string;
  /** Starts it again on the same port and the same data, after stopping it if it still runs. */
  restart(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill9(): Promise<void>;
  /** Asks it to stop and waits until it has. */
  stop(): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

/** Waiting limit for a start, in milliseconds; a start takes about one second. */
const START_MAX_MS = 60_000;

/** Starts the production build with the demonstration event, on a free port and in a folder of its own. */
export async function startProduction(env: Record<string, string> = {}): Promise<Production> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rencontre-production-'));
  let port = 0;
  let child: ChildProcess | null = null;
  let output = '';

  const killAtExit = () => child?.kill('SIGKILL');
  process.on('exit', killAtExit);

  async function start(): Promise<void> {
    output = '';
    const started = spawn('node_modules/.bin/node', ['server/main.ts'], {
      // Nothing of the developer's own environment decides what is tested.
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        DEMO_EVENT: '1',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: dataDir,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`The server did not start: ${why}\n${output}`));
      const timer = setTimeout(() => fail(`silent for ${START_MAX_MS} ms`), START_MAX_MS);
      started.once('error', reject);
      started.once('exit', (code) => fail(`exit code ${code}`));
      for (const stream of [started.stdout, started.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
          if (readStart(output) === null) return;
          clearTimeout(timer);
          resolve();
        });
      }
    });
    const said = readStart(output);
    if (said === null) throw new Error('unreachable: resolved above');
    port = said.port;
    Object.assign(production, { joinCode: said.joinCode, links: said.links });
  }

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, 'exit');
    running.kill(signal);
    const [code] = await gone;
    if (signal === 'SIGTERM' && code !== 0) throw new Error(`The server ended with ${code}.\n${output}`);
  }

  const production: Production = {
    get baseURL() {
      return `http://127.0.0.1:${port}`;
    },
    get pid() {
      return child?.pid ?? 0;
    },
    joinCode: '',
    links: { facilitator: '', staff: '', observer: '' },
    dataDir,
    printed: () => output,
    async restart() {
      await end('SIGTERM');
      await start();
    },
    kill9: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    async remove() {
      await end('SIGTERM');
      process.off('exit', killAtExit);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  await start();
  return production;
}

/** What a start prints for people: address, join code and personal links. Null: not all of it yet. */
function readStart(output: string): { port: number; joinCode: string; links: Record<Host, string> } | null {
  const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1];
  const joinCode = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(output)?.[0];
  const [facilitator, staff, observer] = ['facilitator', 'staff', 'observer'].map(
    (role) => new RegExp(`${role}\\W.*?(http\\S+/enter#[\\w-]+)`, 'i').exec(output)?.[1],
  );
  if (port === undefined || joinCode === undefined) return null;
  if (facilitator === undefined || staff === undefined || observer === undefined) return null;
  return { port: Number(port), joinCode, links: { facilitator, staff, observer } };
}
