import { createInProcessLine } from '#server/bus/in-process.ts';
import { busContract } from './contract.ts';

busContract('the bus within one process', async () => {
  const join = createInProcessLine();
  return async () => join();
});
