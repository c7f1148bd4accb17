// `npm run import -- <file>`: takes a file of outputs in while the server does not run. docs/outputs-file.md describes it.
import { join, resolve } from 'node:path';
import { install } from './install.mjs';
import { main, nodePath, run } from './project.mjs';

await main(async () => {
  await install();
  // As it was typed, from the folder in which it was typed.
  const files = process.argv.slice(2).map((file) => resolve(process.env.INIT_CWD ?? '.', file));
  const { code } = await run(nodePath(), [join('server', 'import.ts'), ...files]);
  return code;
});
