import { createInProcessPresences } from '#server/presence/in-process.ts';
import { presenceContract } from './contract.ts';

presenceContract('presence in one process', async () => createInProcessPresences(Date.now));
