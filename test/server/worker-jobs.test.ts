import { expect, it, onTestFinished } from 'vitest';
import { WorkerJobs } from '#server/worker-jobs.ts';

/** Long enough for a worker to start on a busy machine, short enough to wait for. */
const LIMIT_MS = 3000;

it('a room that makes its reader throw or never end costs itself its answer, and the others nothing but the wait', async () => {
  const jobs = new WorkerJobs<{ how: 'answer' | 'throw' | 'hang'; value: string }>(
    new URL('../support/jobs-worker.ts', import.meta.url),
    LIMIT_MS,
  );
  onTestFinished(() => jobs.stop());
  const answers = await Promise.allSettled([
    jobs.ask({ how: 'answer', value: 'one' }),
    jobs.ask({ how: 'throw', value: 'hostile' }),
    jobs.ask({ how: 'hang', value: '' }),
    jobs.ask({ how: 'answer', value: 'two' }),
  ]);
  expect(answers).toMatchObject([
    { status: 'fulfilled', value: 'one' },
    { status: 'rejected', reason: { message: 'hostile' } },
    { status: 'rejected', reason: { message: 'worker ended' } },
    { status: 'fulfilled', value: 'two' },
  ]);
});
