import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';

/** What `npm test` says at the end when its layers answer so. */
function checking(layers: { name: string; passed: number; failed: number }[]): {
  code: number;
  lines: string[];
} {
  const program = `
    const { checkAll } = await import('./scripts/check.mjs');
    const layers = ${JSON.stringify(layers)};
    process.exitCode = await checkAll(layers.map(({ name, ...counts }) => ({ name, check: async () => counts })));
  `;
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  return { code: status ?? -1, lines: stdout.trim().split('\n') };
}

test('npm test ends in one line with the sums, and goes on after a layer that failed', () => {
  const { code, lines } = checking([
    { name: 'one', passed: 1, failed: 2 },
    { name: 'two', passed: 30, failed: 0 },
  ]);
  expect(lines.at(-1)).toBe('31 passed, 2 failed');
  expect(lines.some((line) => line.startsWith('ok') && line.includes('two'))).toBe(true);
  expect(code).toBe(1);
});

test('it succeeds when nothing failed, but not when nothing ran', () => {
  expect(checking([{ name: 'one', passed: 3, failed: 0 }])).toMatchObject({ code: 0 });
  expect(checking([{ name: 'one', passed: 0, failed: 0 }])).toMatchObject({ code: 1 });
});

test('npm run demo says in a sentence that a port is taken, or is none, before it installs anything', async () => {
  const taken = createServer().listen(0, '0.0.0.0');
  await new Promise((resolve) => taken.once('listening', resolve));
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const demo = (PORT: string) =>
    spawnSync(process.execPath, ['scripts/demo.mjs'], { encoding: 'utf8', env: { ...process.env, PORT } });
  const onTaken = demo(String(port));
  const onNone = demo('eighty');
  taken.close();
  expect(onTaken.stderr.trim()).toMatch(new RegExp(`^Port ${port} is taken.*PORT=${port + 1} npm run demo$`));
  expect(onTaken.status).toBe(1);
  expect(onNone.stderr.trim()).toMatch(/^PORT is not a port: eighty\..*npm run demo$/);
  expect(onNone.status).toBe(1);
});

test('npm run demo says which wish it knows, when it does not know one', () => {
  const { stderr, status } = spawnSync(process.execPath, ['scripts/demo.mjs', '--whole-day'], {
    encoding: 'utf8',
  });
  expect(stderr).toMatch(/does not know --whole-day\. It knows: npm run demo -- --full-day/);
  expect(status).toBe(1);
});

test('continuous integration runs what the README says', () => {
  expect(readFileSync('.ci/run', 'utf8')).toMatch(/\nexec npm test\n$/);
  expect(readFileSync('README.md', 'utf8')).toContain('\nnpm test\n');
});
