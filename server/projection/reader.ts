import type { RoomToProject } from '#server/store/projection-store.ts';
import { WorkerJobs } from '#server/worker-jobs.ts';
import type { ReadRoom } from './read-room.ts';

/** What the reading worker is asked. */
export interface ReaderTask {
  room: RoomToProject;
  now: number;
}

/** Reads rooms off the event loop. */
export class Reader {
  readonly #jobs = new WorkerJobs<ReaderTask>(new URL('./worker.ts', import.meta.url));

  async read(room: RoomToProject, now: number): Promise<ReadRoom> {
    return (await this.#jobs.ask({ room, now })) as ReadRoom;
  }

  stop(): Promise<void> {
    return this.#jobs.stop();
  }
}
