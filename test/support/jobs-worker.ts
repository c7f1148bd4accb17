import { answerJobs } from '#server/worker-jobs.ts';

/** A worker for tests: answers, throws, or never ends, as it is told. */
answerJobs<{ how: 'answer' | 'throw' | 'hang'; value: string }>(({ how, value }) => {
  if (how === 'throw') throw new Error(value);
  while (how === 'hang') Math.hypot(1, 1);
  return value;
});
