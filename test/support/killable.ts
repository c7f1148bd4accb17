import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ChildAnswer, ChildRequest } from './server-child.ts';

/** Where servers that are killed leave their compiled modules to the next, which starts with a third less work. */
const COMPILED = join(tmpdir(), 'rencontre-compiled');

/** A server in a process of its own, which can be killed and started again on the same port and store. */
export class Process {
  url = '';
  cookies: string[] = [];
  /** The pass of a facilitator. */
  host = '';
  /** That of an observer. */
  observer = '';
  epoch = '';
  roomId = '';
  otherRoomId = '';
  #child: ChildProcess | null = null;
  readonly #request: ChildRequest;

  constructor(request: ChildRequest) {
    this.#request = request;
  }

  /** Of the process that runs now. */
  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  async start(): Promise<void> {
    const path = new URL('./server-child.ts', import.meta.url).pathname;
    const child = spawn('node', [path, JSON.stringify(this.#request)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { NODE_COMPILE_CACHE: COMPILED, ...process.env },
    });
    this.#child = child;
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    const answer = JSON.parse(line) as ChildAnswer;
    Object.assign(this, answer);
    this.#request.port = answer.port;
    this.#request.people = 0;
    if (this.cookies.length === 0) this.cookies = answer.cookies;
  }

  /** Tells it to stop, as a supervisor does, and answers its exit code; null: a signal had to end it. */
  async stop(signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    if (child === null) throw new Error('not running');
    const gone = once(child, 'exit');
    this.tell(signal);
    const [code] = (await gone) as [number | null];
    this.#child = null;
    return code;
  }

  /** Sends it a signal and waits for nothing. */
  tell(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** What it takes up of the machine's memory, in megabytes (Linux). */
  async memory(): Promise<number> {
    const status = await readFile(`/proc/${this.#child?.pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}
