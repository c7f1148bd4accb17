import { Worker } from 'node:worker_threads';
import type { OwnWords } from '#lib/keep/own-words.ts';
import type { DocumentChange, Rewritten } from '#lib/keep/rewrite.ts';
import type { WrittenAs } from '#lib/room/pen.ts';
import type { EditOutcome, ServerEdit } from '#lib/room/server-edit.ts';

type Task =
  | { job: 'compact'; update: Uint8Array }
  | { job: 'compare'; before: Uint8Array; after: Uint8Array }
  | { job: 'rewrite'; document: Uint8Array; change: DocumentChange; client: number }
  | { job: 'own-words'; document: Uint8Array; clients: readonly number[] }
  | { job: 'edit'; document: Uint8Array; edit: ServerEdit; clients: ReadonlyMap<WrittenAs, number> };
/** What the compacting worker is asked and answers. */
export type CompactorRequest = Task & { id: number };
export type CompactorReply = { id: number; value: unknown } | { id: number; error: string };

/** A compacted update, and the bytes that each client id takes up in it. */
export interface Compacted {
  update: Uint8Array;
  sizes: Map<number, number>;
}

/** Waiting limit for one job; a document of 260,000 edits takes about a second. */
const JOB_MAX_MS = 20_000;

interface Job {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * Compacts, compares and edits documents off the event loop, in one worker that starts with the first job. The only place where a
 * room's content becomes a live Y.Doc.
 */
export class Compactor {
  #worker: Worker | null = null;
  #jobs = new Map<number, Job>();
  #lastId = 0;

  /** The same document with neighbouring structs joined and deleted content gone; rejects when it would differ. */
  async compact(update: Uint8Array): Promise<Compacted> {
    return (await this.#ask({ job: 'compact', update })) as Compacted;
  }

  /** Which part of the words of one state is missing from a later one, 0 to 1. */
  async lostPart(before: Uint8Array, after: Uint8Array): Promise<number> {
    return (await this.#ask({ job: 'compare', before, after })) as number;
  }

  /** Makes an edit of the server on a document; see lib/room/server-edit.ts. */
  async edit(
    document: Uint8Array,
    edit: ServerEdit,
    clients: ReadonlyMap<WrittenAs, number>,
  ): Promise<EditOutcome> {
    return (await this.#ask({ job: 'edit', document, edit, clients })) as EditOutcome;
  }

  /**
   * A document without what must not be kept; see lib/keep/rewrite.ts.
   *
   * @param client a Yjs client id under which nothing was written yet
   */
  async rewrite(document: Uint8Array, change: DocumentChange, client: number): Promise<Rewritten> {
    return (await this.#ask({ job: 'rewrite', document, change, client })) as Rewritten;
  }

  /** What was written in a document under some Yjs client ids, and nothing of others. */
  async ownWords(document: Uint8Array, clients: readonly number[]): Promise<OwnWords> {
    return (await this.#ask({ job: 'own-words', document, clients })) as OwnWords;
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  #ask(task: Task): Promise<unknown> {
    const worker = this.#start();
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      // A document that takes this long is hostile; ending the worker frees the other rooms.
      const limit = setTimeout(() => void worker.terminate(), JOB_MAX_MS);
      const ended = <Value>(how: (value: Value) => void) => {
        return (value: Value) => {
          clearTimeout(limit);
          how(value);
        };
      };
      this.#jobs.set(id, { resolve: ended(resolve), reject: ended(reject) });
      worker.postMessage({ ...task, id } satisfies CompactorRequest);
    });
  }

  #start(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(new URL('./compact-worker.ts', import.meta.url));
    worker.unref();
    worker.on('message', (reply: CompactorReply) => {
      const job = this.#jobs.get(reply.id);
      this.#jobs.delete(reply.id);
      if ('error' in reply) job?.reject(new Error(reply.error));
      else job?.resolve(reply.value);
    });
    worker.on('error', (error) => this.#fail(worker, error));
    worker.on('exit', () => this.#fail(worker, new Error('compactor ended')));
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
