import { parentPort, Worker } from 'node:worker_threads';

/** What a worker answers to the job of that id. */
type WorkerReply = { id: number; value: unknown } | { id: number; error: string };

interface Job {
  id: number;
  task: object;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * What a worker's heap sets aside for what has just been made, megabytes: it lives for one answer. Without a bound each
 * of them grows by 48 that the system does not get back.
 */
export const WORKER_MEMORY = { maxYoungGenerationSizeMb: 6 } as const;

/** Waiting limit for one job; a document of 260,000 edits takes about a second. */
const JOB_MAX_MS = 20_000;

/**
 * Work on rooms' documents off the event loop, in one worker that starts with the first job. One job at a time, so that
 * one that never ends costs nobody else more than waiting for its limit.
 */
export class WorkerJobs<Task extends object> {
  readonly #script: URL;
  readonly #jobMaxMs: number;
  #worker: Worker | null = null;
  #running: Job | null = null;
  #limit: NodeJS.Timeout | undefined;
  #waiting: Job[] = [];
  #lastId = 0;
  #stopped = false;

  /**
   * @param script what the worker runs; it calls `answerJobs`
   * @param jobMaxMs how long one job may take, milliseconds
   */
  constructor(script: URL, jobMaxMs = JOB_MAX_MS) {
    this.#script = script;
    this.#jobMaxMs = jobMaxMs;
  }

  /** Has a job done. Rejects with the worker's error, and when the worker ended or took too long. */
  ask(task: Task): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id, task, resolve, reject });
      this.#next();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const job of this.#waiting.splice(0)) job.reject(new Error('worker ended'));
    await this.#worker?.terminate();
  }

  #next(): void {
    if (this.#running !== null) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    if (this.#stopped) {
      job.reject(new Error('worker ended'));
      return;
    }
    const worker = this.#start();
    this.#running = job;
    // A document that takes this long is hostile; ending the worker frees the other rooms.
    this.#limit = setTimeout(() => void worker.terminate(), this.#jobMaxMs);
    worker.postMessage({ ...job.task, id: job.id });
  }

  #start(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(this.#script, { resourceLimits: WORKER_MEMORY });
    worker.unref();
    worker.on('message', (reply: WorkerReply) => {
      if (reply.id !== this.#running?.id) return;
      this.#done((job) => ('error' in reply ? job.reject(new Error(reply.error)) : job.resolve(reply.value)));
    });
    worker.on('error', (error) => this.#fail(worker, error));
    worker.on('exit', () => this.#fail(worker, new Error('worker ended')));
    this.#worker = worker;
    return worker;
  }

  /** The worker ended: what it was doing fails, what waits is done by another. A later worker is not concerned. */
  #fail(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#done((job) => job.reject(error));
  }

  #done(answer: (job: Job) => void): void {
    const job = this.#running;
    clearTimeout(this.#limit);
    this.#running = null;
    if (job !== null) answer(job);
    this.#next();
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
