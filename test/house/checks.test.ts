import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rowsUnder } from '#test/support/markdown.ts';

/** The numbers at the beginning of titles of tests and groups. */
function numbersInTitles(): Set<number> {
  const files = readdirSync('test', { recursive: true, withFileTypes: true }).filter((entry) =>
    /\.ts$/.test(entry.name),
  );
  const numbers = files.flatMap((file) =>
    [...readFileSync(join(file.parentPath, file.name), 'utf8').matchAll(/['"`]((?:\[\d+\] ?)+)\S/g)].flatMap(
      ([, marks = '']) => [...marks.matchAll(/\d+/g)].map(Number),
    ),
  );
  return new Set(numbers);
}

test('docs/checks.md explains every number in the titles of tests, and no other', () => {
  const explained = rowsUnder(readFileSync('docs/checks.md', 'utf8'), 'The numbers in test titles');
  const used = [...numbersInTitles()];
  expect(used.length).toBeGreaterThan(10);
  expect(explained.map(([number]) => Number(number)).sort()).toEqual(used.sort());
});
