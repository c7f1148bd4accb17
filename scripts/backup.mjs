// `npm run backup`: one file of all that the server keeps, while it runs. docs/running.md says how it is used.
import { join } from 'node:path';
import { install } from './install.mjs';
import { main, nodePath, run } from './project.mjs';

await main(async () => {
  await install();
  const { code } = await run(nodePath(), [join('server', 'backup', 'main.ts'), 'backup']);
  return code;
});
