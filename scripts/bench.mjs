// `npm run bench`: measures and prints; figures are never a reason to fail, lost edits are. `npm run bench -- engine` runs
// one of the benches alone; what begins with `--` is passed on, such as `--write` (see test/bench/engine.ts).
import { join } from 'node:path';
import { buildIfChanged } from './build.mjs';
import { install } from './install.mjs';
import { main, nodePath, run } from './project.mjs';

const BENCHES = ['engine', 'codes', 'polls', 'review', 'processes', 'board'];

await main(async () => {
  await install();
  // The processes are measured as they are run, with their pages.
  await buildIfChanged();
  const words = process.argv.slice(2);
  const wanted = words.filter((word) => BENCHES.includes(word));
  const options = words.filter((word) => !BENCHES.includes(word));
  let worst = 0;
  for (const bench of wanted.length > 0 ? wanted : BENCHES) {
    const { code } = await run(nodePath(), [join('test', 'bench', `${bench}.ts`), ...options]);
    worst = Math.max(worst, code);
  }
  return worst;
});
