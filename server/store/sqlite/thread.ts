import { Worker } from 'node:worker_threads';
import { WORKER_MEMORY } from '#server/worker-jobs.ts';
import type { Call } from '../methods.ts';
import { StoreUnavailable } from '../store.ts';
import type { Answer, Part, Request } from './worker.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** A worker of the store as the main thread sees it. It loads when made, and touches the disk from `open` on. */
export class Thread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #exit: Promise<void>;
  #last = 0;
  #ended = false;

  constructor(part: Part) {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: part,
      resourceLimits: WORKER_MEMORY,
    });
    this.#worker.on('message', (answer: Answer) => this.#settle(answer));
    // An error ends the worker; `exit` follows and tells everybody who waits.
    this.#worker.on('error', () => {});
    this.#exit = new Promise((resolve) => {
      this.#worker.once('exit', () => {
        this.#ended = true;
        for (const { reject } of this.#waiting.values())
          reject(new StoreUnavailable('The database has stopped.'));
        this.#waiting.clear();
        resolve();
      });
    });
  }

  /** Opens the database file; rejects with the reason when it cannot be opened. Nothing else may be asked before. */
  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#worker.once('message', () => resolve());
      this.#worker.once('error', reject);
      this.#post('open');
    });
  }

  /** Carries a call over and gives its answer; rejects with StoreUnavailable when there can be none. */
  carry(call: Call): Promise<unknown> {
    if (this.#ended) return Promise.reject(new StoreUnavailable('The database is closed.'));
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#post({ id, call });
    });
  }

  /** Resolves when everything asked before is answered and the file is closed. */
  close(): Promise<void> {
    if (!this.#ended) this.#post('close');
    this.#ended = true;
    return this.#exit;
  }

  #post(request: Request): void {
    this.#worker.postMessage(request);
  }

  #settle(answer: Answer): void {
    if (answer === 'ready') return;
    const asker = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.ok) asker?.resolve(answer.value);
    else asker?.reject(answer.unavailable ? new StoreUnavailable(answer.message) : new Error(answer.message));
  }
}
