import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ACTIONS } from '#lib/people/permission.ts';
import { rowsUnder } from '#test/support/markdown.ts';
// @ts-expect-error: the scripts are plain JavaScript.
import { withTable } from '../../scripts/permissions.mjs';

test('docs/permissions.md is what the table of permissions says; otherwise: node scripts/permissions.mjs', () => {
  const page = readFileSync('docs/permissions.md', 'utf8');
  expect(withTable(page)).toBe(page);
  const actions = rowsUnder(page, 'Who may do what').map(([action]) => action);
  expect(actions).toEqual(ACTIONS);
  expect(withTable(page.replace('| yes |', '| – |'))).toBe(page);
});
