// Runs layers of checks one after the other and adds up. `npm run check`: those that take under a minute.
import { pathToFileURL } from 'node:url';
import { install } from './install.mjs';
import { format, lint, types, unit } from './layers.mjs';
import { main } from './project.mjs';

/**
 * Runs every layer, also after one has failed, and ends with the line `N passed, N failed`.
 * @returns {Promise<number>} the exit code
 */
export async function checkAll(layers) {
  const rows = [];
  for (const layer of layers) {
    process.stdout.write(`\n── ${layer.name}\n`);
    const begin = Date.now();
    const { passed, failed } = await layer.check();
    rows.push({ name: layer.name, passed, failed, seconds: (Date.now() - begin) / 1000 });
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
