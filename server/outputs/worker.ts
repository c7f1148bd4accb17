import { answerJobs } from '#server/worker-jobs.ts';
import { type OutputsTask, readForFile, takeIn } from './tasks.ts';

answerJobs<OutputsTask>((task) =>
  task.is === 'read' ? readForFile(task.asked) : takeIn(task.text, task.now),
);
