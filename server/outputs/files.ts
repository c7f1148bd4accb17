import type { Checked } from '#lib/event/mistake.ts';
import type { Import } from '#lib/outputs-file/import.ts';
import { WorkerJobs } from '#server/worker-jobs.ts';
import type { OutputsTask, RoomRead, RoomReading } from './tasks.ts';

/** Files of outputs, read and written off the event loop. */
export class OutputFiles {
  readonly #jobs = new WorkerJobs<OutputsTask>(new URL('./worker.ts', import.meta.url));

  /** What a room holds, for a file. Rejects when the room cannot be read. */
  async read(asked: RoomReading): Promise<RoomRead> {
    return (await this.#jobs.ask({ is: 'read', asked })) as RoomRead;
  }

  /** The event in a file of outputs, or what is wrong with it. */
  async takeIn(text: string, now: number): Promise<Checked<Import>> {
    return (await this.#jobs.ask({ is: 'take-in', text, now })) as Checked<Import>;
  }

  stop(): Promise<void> {
    return this.#jobs.stop();
  }
}
