import { Worker } from 'node:worker_threads';
import type { ProjectedRoom, RoomToProject } from '#server/store/projection-store.ts';

/** What the reading worker is asked and answers. */
export interface ReaderRequest {
  id: number;
  room: RoomToProject;
  now: number;
}
export type ReaderReply = { id: number; value: ProjectedRoom } | { id: number; error: string };

/** Waiting limit for one room; a document of 260,000 edits takes about a second. */
const READ_MAX_MS = 20_000;

interface Job {
  resolve(value: ProjectedRoom): void;
  reject(error: Error): void;
}

/** Reads rooms off the event loop, in one worker that starts with the first room. */
export class Reader {
  #worker: Worker | null = null;
  #jobs = new Map<number, Job>();
  #lastId = 0;

  read(room: RoomToProject, now: number): Promise<ProjectedRoom> {
    const worker = this.#start();
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise<ProjectedRoom>((resolve, reject) => {
      // A document that takes this long is hostile; ending the worker frees the other rooms.
      const limit = setTimeout(() => void worker.terminate(), READ_MAX_MS);
      const job: Job = { resolve, reject };
      this.#jobs.set(id, {
        resolve: (value) => {
          clearTimeout(limit);
          job.resolve(value);
        },
        reject: (error) => {
          clearTimeout(limit);
          job.reject(error);
        },
      });
      worker.postMessage({ id, room, now } satisfies ReaderRequest);
    });
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    worker.unref();
    worker.on('message', (reply: ReaderReply) => {
      const job = this.#jobs.get(reply.id);
      this.#jobs.delete(reply.id);
      if ('error' in reply) job?.reject(new Error(reply.error));
      else job?.resolve(reply.value);
    });
    worker.on('error', (error) => this.#fail(worker, error));
    worker.on('exit', () => this.#fail(worker, new Error('reader ended')));
    this.#worker = worker;
    return worker;
  }

  /** The worker ended: what it was asked fails. A later worker is not concerned. */
  #fail(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const job of this.#jobs.values()) job.reject(error);
    this.#jobs.clear();
  }
}
