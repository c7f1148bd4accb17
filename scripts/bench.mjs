// `npm run bench`: measures and prints; figures are never a reason to fail, lost edits are.
import { join } from 'node:path';
import { install } from './install.mjs';
import { main, nodePath, run } from './project.mjs';

await main(async () => {
  await install();
  const { code } = await run(nodePath(), [join('test', 'bench', 'delivery.ts')]);
  return code;
});
