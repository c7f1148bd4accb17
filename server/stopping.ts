import type { Log } from './log.ts';

const PATIENCE = {
  /** The process ends by then, whatever still hangs: what was called saved is in the store, the rest with its people. */
  endWithinMs: 9_500,
  /** Some terminals, and npm, send one Ctrl-C twice; a second one this much later means "at once". */
  impatientAfterMs: 1_000,
};

/**
 * Ends the process in order, with code 0 within ten seconds, when it is told to by SIGTERM or SIGINT. More of them
 * change nothing, except a person's second Ctrl-C, which ends it at once.
 *
 * @param work finishes what is under way
 * @param fail called with what went wrong in it
 * @param patience other times than the product's, milliseconds
 */
export function stopWhenTold(
  work: () => Promise<void>,
  log: Log,
  fail: (error: unknown) => void,
  patience = PATIENCE,
): void {
  let toldAt: number | null = null;

  async function stop(): Promise<void> {
    log.info('stopping');
    setTimeout(() => {
      log.warn('stopped with something under way');
      process.exit(0);
    }, patience.endWithinMs);
    await work();
    log.info('stopped');
    process.exit(0);
  }

  const told = (signal: NodeJS.Signals) => {
    if (toldAt === null) {
      toldAt = performance.now();
      stop().catch(fail);
    } else if (signal === 'SIGINT' && performance.now() - toldAt > patience.impatientAfterMs) {
      process.exit(1);
    }
  };
  process.on('SIGTERM', told);
  process.on('SIGINT', told);
}
