import { Worker } from 'node:worker_threads';

/** What the compacting worker is asked and answers. */
export interface CompactRequest {
  id: number;
  update: Uint8Array;
}
export type CompactReply = { id: number; update: Uint8Array } | { id: number; error: string };

interface Job {
  resolve(update: Uint8Array): void;
  reject(error: Error): void;
}

/**
 * Compacts documents off the event loop, in one worker that starts with the first job. The only place where a
 * room's content becomes a live Y.Doc.
 */
export class Compactor {
  #worker: Worker | null = null;
  #jobs = new Map<number, Job>();
  #lastId = 0;

  /** The same document with neighbouring structs joined and deleted content gone; rejects when it would differ. */
  compact(update: Uint8Array): Promise<Uint8Array> {
    const worker = this.#start();
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#jobs.set(id, { resolve, reject });
      worker.postMessage({ id, update } satisfies CompactRequest);
    });
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
    this.#fail(new Error('compactor stopped'));
  }

  #start(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(new URL('./compact-worker.ts', import.meta.url));
    worker.unref();
    worker.on('message', (reply: CompactReply) => {
      const job = this.#jobs.get(reply.id);
      this.#jobs.delete(reply.id);
      if ('error' in reply) job?.reject(new Error(reply.error));
      else job?.resolve(reply.update);
    });
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', () => this.#fail(new Error('compactor ended')));
    this.#worker = worker;
    return worker;
  }

  #fail(error: Error): void {
    this.#worker = null;
    for (const job of this.#jobs.values()) job.reject(error);
    this.#jobs.clear();
  }
}
