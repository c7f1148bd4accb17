import { answerJobs } from '#server/worker-jobs.ts';
import { readRoom } from './read-room.ts';
import type { ReaderTask } from './reader.ts';

answerJobs<ReaderTask>(({ room, now }) => readRoom(room, now));
