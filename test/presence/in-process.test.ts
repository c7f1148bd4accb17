import { createInProcessLine } from '#server/bus/in-process.ts';
import { createPresences } from '#server/presence/presence.ts';
import { presenceContract } from './contract.ts';

presenceContract('presence in one process', async () =>
  createPresences({ bus: createInProcessLine()(), clock: Date.now }),
);
