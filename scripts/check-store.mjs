// `npm run check-store`: opens every document of the store and says whether it is whole. docs/running.md says when.
import { join } from 'node:path';
import { install } from './install.mjs';
import { main, nodePath, run } from './project.mjs';

await main(async () => {
  await install();
  const { code } = await run(nodePath(), [join('server', 'check-store.ts')]);
  return code;
});
