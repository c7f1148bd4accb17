import type { ProjectedRoom, RoomToProject } from '#server/store/projection-store.ts';
import { WorkerJobs } from '#server/worker-jobs.ts';

/** What the reading worker is asked. */
export interface ReaderTask {
  room: RoomToProject;
  now: number;
}

/** Reads rooms off the event loop. */
export class Reader {
  readonly #jobs = new WorkerJobs<ReaderTask>(new URL('./worker.ts', import.meta.url));

  async read(room: RoomToProject, now: number): Promise<ProjectedRoom> {
    return (await this.#jobs.ask({ room, now })) as ProjectedRoom;
  }

  stop(): Promise<void> {
    return this.#jobs.stop();
  }
}
