// `npm run soak`: the tests with their long counts (SOAK=1): more kills, rounds and seeds, and those of test/soak. At its
// end one line of JSON for each check. SOAK_SEED (1) gives another run, SOAK_HOURS a longer session of twenty people.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkAll } from './check.mjs';
import { installDebianPackages } from './debian.mjs';
import { install } from './install.mjs';
import { server, soak, store, unit } from './layers.mjs';
import { main } from './project.mjs';

const LAYERS = { unit, store, server, soak };

await main(async () => {
  await install();
  await installDebianPackages({ soak: true });
  const folder = mkdtempSync(join(tmpdir(), 'rencontre-soak-'));
  const figures = join(folder, 'figures.jsonl');
  writeFileSync(figures, '');
  Object.assign(process.env, { SOAK: '1', SOAK_FIGURES: figures });
  const tests = [];
  /** The layer, whose tests are kept for the lines at the end. */
  const kept = (layer) => ({
    ...layer,
    async check() {
      const answer = await layer.check();
      tests.push(...(answer.tests ?? []));
      return answer;
    },
  });
  try {
    // `npm run soak -- store soak`: these layers alone.
    const wanted = process.argv.slice(2).filter((word) => word in LAYERS);
    const layers = Object.entries(LAYERS).filter(([name]) => wanted.length === 0 || wanted.includes(name));
    const code = await checkAll(layers.map(([, layer]) => kept(layer)));
    const told = readFileSync(figures, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    process.stdout.write('\n');
    for (const line of linesOf(tests, told)) process.stdout.write(`${JSON.stringify(line)}\n`);
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** One for each check: whether all tests that bear its number passed, how long they took, and what they measured. */
function linesOf(tests, told) {
  const byCheck = new Map();
  for (const test of tests) {
    for (const [, number] of test.name.matchAll(/\[(\d+)\] /g)) {
      byCheck.set(Number(number), [...(byCheck.get(Number(number)) ?? []), test]);
    }
  }
  return [...byCheck]
    .toSorted(([one], [other]) => one - other)
    .map(([id, all]) => ({
      id,
      pass: all.every(({ passed }) => passed),
      seed: Number(process.env.SOAK_SEED ?? 1),
      tests: all.length,
      seconds: Math.round(all.reduce((sum, { seconds }) => sum + seconds, 0)),
      metrics: told.filter((each) => each.id === id).map(({ metrics }) => metrics),
    }));
}
