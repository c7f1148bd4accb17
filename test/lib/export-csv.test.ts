import { describe, expect, test } from 'vitest';
import { csvCell, csvRow } from '#lib/review/csv.ts';
import { fileName } from '#lib/review/export.ts';
import { HARMFUL, HARMLESS } from '#test/support/cells.ts';

/** The cells of rows as RFC 4180 reads them. */
function parsed(csv: string): string[][] {
  const rows: string[][] = [];
  for (const row of csv.matchAll(/((?:"(?:[^"]|"")*",?)+)\r\n/g)) {
    rows.push(
      [...(row[1] ?? '').matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell.replaceAll('""', '"')),
    );
  }
  return rows;
}

describe('[33] a cell', () => {
  test.each(HARMFUL)('that a spreadsheet could take for a formula is text: %j', (text) => {
    const [[cell = ''] = []] = parsed(csvRow([text]));
    expect(cell).toBe(`'${text}`);
    expect(cell.slice(1)).toBe(text);
  });

  test.each(HARMLESS)('with separators, quotes or breaks inside stays one cell and as it was: %j', (text) => {
    expect(parsed(csvRow(['before', text, 'after']))).toEqual([['before', text, 'after']]);
    expect(csvCell(text)).toMatch(/^".*"$/s);
  });
});

test('the name of a file says what is in it, and holds nothing that a file system minds', () => {
  expect(fileName(['Échange par pays : accompagner', '../../العراق\0'], 'md')).toBe(
    'Échange-par-pays-accompagner_العراق.md',
  );
  expect(fileName(['', '///'], 'csv')).toBe('rencontre.csv');
  expect(fileName(['x'.repeat(500)], 'csv').length).toBeLessThan(100);
});
