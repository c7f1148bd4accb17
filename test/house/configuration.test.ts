import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfig } from '#server/config.ts';
import { rowsUnder } from '#test/support/markdown.ts';

const rows = rowsUnder(readFileSync('docs/configuration.md', 'utf8'), 'Configuration');

test('docs/configuration.md has every environment variable that the server reads, and no other', () => {
  const inSource = [...readFileSync('server/config.ts', 'utf8').matchAll(/^ {4}([A-Z][A-Z_]+):/gm)].map(
    ([, name]) => name,
  );
  expect(inSource.length).toBeGreaterThan(5);
  expect(rows.map(([name]) => name).sort()).toEqual(inSource.sort());
});

test.each([
  ['PORT', '3000'],
  ['DATA_DIR', './data'],
  ['LOG_LEVEL', 'info'],
])('and the default of %s is %s', (name, value) => {
  expect(rows.find(([first]) => first === name)?.[1]).toBe(value);
  const config = readConfig({});
  const actual = { PORT: config.port, DATA_DIR: config.dataDir, LOG_LEVEL: config.logLevel }[name];
  expect(String(actual)).toBe(value);
});
