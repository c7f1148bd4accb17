/** Loaded into each server under measurement: on SIGUSR2 it throws away what is not needed and says what it holds. */
process.on('SIGUSR2', () => {
  globalThis.gc?.();
  setTimeout(() => {
    globalThis.gc?.();
    process.stdout.write(`${JSON.stringify({ weighs: process.memoryUsage() })}\n`);
  }, 300);
});
// So that a profile is written (BENCH_PROFILE).
if (process.env.BENCH_PROFILE !== undefined) process.on('SIGTERM', () => process.exit(0));
