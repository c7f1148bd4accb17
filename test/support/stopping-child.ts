import { createLog } from '#server/log.ts';
import { stopWhenTold } from '#server/stopping.ts';

/** What the process is asked on its command line. */
export interface StoppingRequest {
  /** Whether what it has to finish never ends, as with a store that does not answer. */
  hangs: boolean;
  endWithinMs: number;
  impatientAfterMs: number;
}

const { hangs, ...patience } = JSON.parse(process.argv[2] ?? '') as StoppingRequest;
const log = createLog('info', { write: (line) => process.stdout.write(line) });
stopWhenTold(
  () => (hangs ? new Promise(() => {}) : Promise.resolve()),
  log,
  () => process.exit(3),
  patience,
);
setInterval(() => {}, 60_000);
process.stdout.write('ready\n');
