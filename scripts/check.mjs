// Runs layers of checks one after the other and adds up. `npm run check`: those that take under a minute.
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { install } from './install.mjs';
import { format, lint, types, unit } from './layers.mjs';
import { main } from './project.mjs';

/** How much is told again at the end, of how many failures: the name and the first lines of the reason. */
const LINES_OF_A_FAILURE = 12;
const FAILURES_TOLD_AGAIN = 10;

/**
 * Runs every layer, also after one has failed, tells again what failed, since it stands thousands of lines
 * further up by then, and ends with the line `N passed, N failed`.
 * @returns {Promise<number>} the exit code
 */
export async function checkAll(layers) {
  const rows = [];
  for (const layer of layers) {
    process.stdout.write(`\n── ${layer.name}\n`);
    const begin = Date.now();
    const { passed, failed, failures = [] } = await layer.check();
    rows.push({ name: layer.name, passed, failed, failures, seconds: (Date.now() - begin) / 1000 });
  }

  for (const failure of rows.flatMap(({ failures }) => failures).slice(0, FAILURES_TOLD_AGAIN)) {
    const lines = stripVTControlCharacters(failure).split('\n').slice(0, LINES_OF_A_FAILURE);
    process.stdout.write(`\nFAILED  ${lines.join('\n        ')}\n`);
  }

  process.stdout.write('\n');
  for (const { name, passed, failed, seconds } of rows) {
    const verdict = failed === 0 ? 'ok' : 'FAILED';
    process.stdout.write(
      `${verdict.padEnd(7)} ${name.padEnd(10)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s\n`,
    );
  }
  const passed = rows.reduce((sum, row) => sum + row.passed, 0);
  const failed = rows.reduce((sum, row) => sum + row.failed, 0);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    await install();
    return checkAll([format, lint, types, unit]);
  });
}
