import { parentPort, Worker } from 'node:worker_threads';

/** What a worker answers to the job of that id. */
type WorkerReply = { id: number; value: unknown } | { id: number; error: string };

interface Job {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Waiting limit for one job; a document of 260,000 edits takes about a second. */
const JOB_MAX_MS = 20_000;

/** Work on rooms' documents off the event loop, in one worker that starts with the first job. */
export class WorkerJobs<Task extends object> {
  readonly #script: URL;
  #worker: Worker | null = null;
  #jobs = new Map<number, Job>();
  #lastId = 0;

  /** @param script what the worker runs; it calls `answerJobs` */
  constructor(script: URL) {
    this.#script = script;
  }

  /** Has a job done. Rejects with the worker's error, and when the worker ended or took too long. */
  ask(task: Task): Promise<unknown> {
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
      worker.postMessage({ ...task, id });
    });
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(this.#script);
    worker.unref();
    worker.on('message', (reply: WorkerReply) => {
      const job = this.#jobs.get(reply.id);
      this.#jobs.delete(reply.id);
      if ('error' in reply) job?.reject(new Error(reply.error));
      else job?.resolve(reply.value);
    });
    worker.on('error', (error) => this.#fail(worker, error));
    worker.on('exit', () => this.#fail(worker, new Error('worker ended')));
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

/** The worker's side: answers each job by what `work` returns, or by the error that it throws. */
export function answerJobs<Task extends object>(work: (task: Task) => unknown): void {
  parentPort?.on('message', (task: Task & { id: number }) => {
    const { id } = task;
    let reply: WorkerReply;
    try {
      reply = { id, value: work(task) };
    } catch (error) {
      reply = { id, error: error instanceof Error ? error.message : String(error) };
    }
    parentPort?.postMessage(reply);
  });
}
