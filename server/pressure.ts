import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How often it is looked at how late the process is. */
const LOOK_MS = 1_000;
/** So late on the average, twice in a row: whoever comes in now would only make all others wait longer. */
const BUSY_MS = 1_000;

/** Watches how late the process is with what it has to do. */
export function watchPressure(): { isBusy(): boolean; stop(): void } {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let late = 0;
  const timer = setInterval(() => {
    late = delay.mean / 1e6 > BUSY_MS ? late + 1 : 0;
    delay.reset();
  }, LOOK_MS);
  timer.unref();
  return {
    isBusy: () => late >= 2,
    stop() {
      clearInterval(timer);
      delay.disable();
    },
  };
}
