import { createInProcessLine } from '#server/bus/in-process.ts';
import { createInProcessKeys } from '#server/presence/in-process-keys.ts';
import { LONG_MS, presenceContract, presencesOver } from './contract.ts';
import { keysContract } from './keys-contract.ts';

/** What processes within this one share, and a clock that stands still until a test moves it. */
function world() {
  let now = Date.now();
  const clock = () => now;
  const [line, keys] = [createInProcessLine(), createInProcessKeys(clock)];
  return {
    clock,
    line,
    keys,
    passes(milliseconds: number) {
      now += milliseconds;
    },
  };
}

keysContract('keys within one process', async () => {
  const { keys, passes } = world();
  return { start: async () => keys(), passes: async (milliseconds) => passes(milliseconds) };
});

presenceContract('presence within one process', async () => {
  const { clock, line, keys, passes } = world();
  return {
    start: async (ttlMs = LONG_MS) => presencesOver({ bus: line(), keys: keys(), clock, ttlMs }),
    passes,
  };
});
