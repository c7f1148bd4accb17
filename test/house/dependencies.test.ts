import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rowsUnder } from '#test/support/markdown.ts';

const packages = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
const page = readFileSync('docs/dependencies.md', 'utf8');

test.each([
  ['dependencies', 'In the product'],
  ['devDependencies', 'For development'],
  ['optionalDependencies', 'For the machine'],
])('docs/dependencies.md names the %s of package.json, each with its purpose', (kind, heading) => {
  const rows = rowsUnder(page, heading);
  expect(rows.map(([name]) => name).sort()).toEqual(Object.keys(packages[kind] ?? {}).sort());
  for (const [name, purpose] of rows) expect(purpose, name).toMatch(/\w/);
});
