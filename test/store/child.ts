import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { StorePlace } from '#server/store/open.ts';
import type { Store } from '#server/store/store.ts';
import { words } from './meeting.ts';

/** The appending process as a test sees it. */
export class Appender {
  readonly process: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  /** Everything acknowledged and printed so far: position → text. */
  readonly acknowledged = new Map<number, string>();

  constructor(place: StorePlace) {
    const program = new URL('./appender.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [program, JSON.stringify(place)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.process = child;
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /** The next line it printed; what it acknowledges is also kept. Undefined after its end. */
  async next(): Promise<string | undefined> {
    const { value } = await this.#lines.next();
    const [, position, text] = /^(\d+) (.*)$/.exec(value ?? '') ?? [];
    if (position !== undefined && text !== undefined) this.acknowledged.set(Number(position), text);
    return value;
  }

  /** Waits until it prints a line such as `ready`. */
  async says(line: string): Promise<void> {
    for (let heard = await this.next(); heard !== line; heard = await this.next()) {
      if (heard === undefined) throw new Error(`It ended without saying "${line}".`);
    }
  }

  /** Waits until it has acknowledged that many more texts. */
  async appends(count: number): Promise<void> {
    const enough = this.acknowledged.size + count;
    while (this.acknowledged.size < enough) {
      if ((await this.next()) === undefined) throw new Error('It ended early.');
    }
  }

  /** Kills it without warning, and reads what it still managed to print. */
  async kill9(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const gone = once(this.process, 'exit');
      this.process.kill('SIGKILL');
      await gone;
    }
    while ((await this.next()) !== undefined);
  }
}

/** What of the acknowledged texts is not in the room at its position. The room's positions must have no gap. */
export async function missing(
  store: Store,
  room: string,
  acknowledged: Map<number, string>,
): Promise<string[]> {
  const log = await store.rooms.load(room);
  const kept = new Map(log?.entries.map((entry, index) => [index + 1, words(entry.update)]));
  if (log?.entries.some((entry, index) => entry.position !== index + 1))
    throw new Error('The log has a gap.');
  return [...acknowledged].filter(([position, text]) => kept.get(position) !== text).map(([, text]) => text);
}
