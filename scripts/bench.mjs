// `npm run bench`: measures and prints; figures are never a reason to fail, lost edits are.
import { join } from 'node:path';
import { buildIfChanged } from './build.mjs';
import { install } from './install.mjs';
import { main, nodePath, run } from './project.mjs';

await main(async () => {
  await install();
  // The processes are measured as they are run, with their pages.
  await buildIfChanged();
  let worst = 0;
  for (const bench of ['delivery.ts', 'codes.ts', 'polls.ts', 'review.ts', 'processes.ts', 'board.ts']) {
    const { code } = await run(nodePath(), [join('test', 'bench', bench)]);
    worst = Math.max(worst, code);
  }
  return worst;
});
