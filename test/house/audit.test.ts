import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('[36] what staff did is only ever added: nothing in the store changes or removes a line of it', () => {
  const files = readdirSync('server', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const sources = files.map((name) => readFileSync(join('server', name), 'utf8'));
  const touching = (how: RegExp) => sources.filter((source) => how.test(source)).length;
  expect(touching(/insertInto\('audit'\)/)).toBe(1);
  expect(touching(/(updateTable|deleteFrom)\('audit'\)|(update|delete from|truncate)\s+audit\b/i)).toBe(0);
});
