// `npm run restore -- <file>`: a backup into an empty DATA_DIR or database. docs/running.md says how it is used.
import { join, resolve } from 'node:path';
import { install } from './install.mjs';
import { main, nodePath, run } from './project.mjs';

await main(async () => {
  await install();
  // As it was typed, from the folder in which it was typed.
  const files = process.argv.slice(2).map((file) => resolve(process.env.INIT_CWD ?? '.', file));
  const { code } = await run(nodePath(), [join('server', 'backup', 'main.ts'), 'restore', ...files]);
  return code;
});
