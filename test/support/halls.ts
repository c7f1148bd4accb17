import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the process is asked on its command line. */
export interface HallsRequest {
  store: 'sqlite' | 'postgres';
  databaseUrl: string;
  dataDir: string;
  /** 0: any. */
  port: number;
  /** Events; each with so many rooms and people. */
  halls: number;
  rooms: number;
  people: number;
  seed: number;
}

/** What it says when it listens. */
export interface HallsAnswer {
  url: string;
  port: number;
  halls: { joinCode: string; cookies: string[]; rooms: string[] }[];
  /** The pass of a facilitator of the demonstration. */
  host: string;
}

/** What it can be told while it runs; it answers with its weight. */
export interface HallsOrder {
  /** Its clock goes ahead by so many milliseconds. */
  advance?: number;
  /** The store fails in this share of the cases from now on. */
  failing?: number;
}

/** What a process holds after throwing away what it can, in bytes, and how many sockets, files and threads it has. */
export interface Weight {
  heap: number;
  resident: number;
  handles: number;
  /** How often the store has failed. */
  failures: number;
}

/** A server with many events in a process of its own. */
export class Halls {
  url = '';
  host = '';
  halls: HallsAnswer['halls'] = [];
  readonly #request: HallsRequest;
  readonly #ownFolder: boolean;
  #child: ChildProcess | null = null;

  private constructor(request: HallsRequest, ownFolder: boolean) {
    this.#request = request;
    this.#ownFolder = ownFolder;
  }

  static async start(wanted: Partial<HallsRequest>): Promise<Halls> {
    const dataDir = wanted.dataDir ?? (await mkdtemp(join(tmpdir(), 'rencontre-halls-')));
    const request: HallsRequest = {
      store: 'sqlite',
      databaseUrl: '',
      port: 0,
      halls: 1,
      rooms: 1,
      people: 1,
      seed: 1,
      ...wanted,
      dataDir,
    };
    const halls = new Halls(request, wanted.dataDir === undefined);
    await halls.#start();
    return halls;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Ends as a power cut would and starts on the same port and store; passes stay. */
  async restart(): Promise<void> {
    await this.kill();
    const before = this.halls;
    await this.#start();
    for (const [place, hall] of this.halls.entries()) hall.cookies = before[place]?.cookies ?? [];
  }

  tell(order: HallsOrder): Promise<Weight> {
    const child = this.#child;
    if (child === null) throw new Error('not running');
    const answered = once(child, 'message').then(([weight]) => weight as Weight);
    child.send(order);
    return answered;
  }

  weigh(): Promise<Weight> {
    return this.tell({});
  }

  /** Open files and sockets of the process. */
  files(): number {
    return readdirSync(`/proc/${this.pid}/fd`).length;
  }

  /** One of its metrics, such as `rencontre_rooms`. */
  async metric(name: string): Promise<number> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    const line = text.split('\n').find((each) => each.startsWith(`${name} `));
    return Number(line?.slice(name.length + 1));
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async end(): Promise<void> {
    await this.kill();
    if (this.#ownFolder) await rm(this.#request.dataDir, { recursive: true, force: true });
  }

  async #start(): Promise<void> {
    const path = new URL('./halls-child.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, ['--expose-gc', path, JSON.stringify(this.#request)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    this.#child = child;
    const [answer] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`it ended with ${code}`))),
    ])) as [HallsAnswer];
    Object.assign(this, { url: answer.url, host: answer.host, halls: answer.halls });
    Object.assign(this.#request, { port: answer.port, people: 0 });
  }
}
