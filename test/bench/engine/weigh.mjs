/** Loaded into each server under measurement: on SIGUSR2 it throws away what is not needed and says what it holds. */
process.on('SIGUSR2', () => {
  collect();
  setTimeout(() => {
    collect();
    process.stdout.write(`${JSON.stringify({ weighs: process.memoryUsage() })}\n`);
  }, 300);
});

// A plain collection keeps what room for new things has grown to, or not: 30 MB more or less by chance.
function collect() {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

// So that a profile is written (BENCH_PROFILE).
if (process.env.BENCH_PROFILE !== undefined) process.on('SIGTERM', () => process.exit(0));
