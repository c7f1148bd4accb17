import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CSV_START, csvRow } from '#lib/review/csv.ts';
import { HARMFUL, HARMLESS } from '#test/support/cells.ts';
import { seededRandom } from '#test/support/chance.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rencontre-spreadsheet-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A table as LibreOffice reads it and writes it down again, in its own format as one file of XML. */
async function readByLibreOffice(csv: string): Promise<string> {
  const file = join(folder, 'table.csv');
  await writeFile(file, csv);
  // UTF-8, commas, quotes; numbers and dates are recognised, as people have it set.
  const format = 'CSV:44,34,76,1,,0,false,true';
  const home = `-env:UserInstallation=file://${folder}/home`;
  const words = [
    '--headless',
    home,
    `--infilter=${format}`,
    '--convert-to',
    'fods',
    '--outdir',
    folder,
    file,
  ];
  await promisify(execFile)('soffice', words, { timeout: 120_000 });
  return readFile(join(folder, 'table.fods'), 'utf8');
}

test('[33] LibreOffice takes no cell for a formula, and reads the words as they are', async () => {
  const random = seededRandom(33);
  const below = (count: number) => (random(1)[0] ?? 0) % count;
  const signs = [...'=+-@\t\r\n＝＋－＠\'" ,;|\u200f\u00a0ا1(A)'];
  const mixed = Array.from({ length: 500 }, () =>
    Array.from({ length: below(12) }, () => signs[below(signs.length)]).join(''),
  );
  const texts = [...HARMFUL, ...HARMLESS, ...mixed];
  const xml = await readByLibreOffice(
    CSV_START + texts.map((text) => csvRow(['before', text, 'after'])).join(''),
  );
  expect(xml).not.toContain('table:formula');
  // Sentinels on both sides of each cell: none was split, none swallowed its neighbour.
  expect(xml.match(/<text:p>before<\/text:p>/g)).toHaveLength(texts.length);
  expect(xml.match(/<text:p>after<\/text:p>/g)).toHaveLength(texts.length);
  expect(xml).toContain('<text:p>العودة الطوعية</text:p>');
  expect(xml).toContain('<text:p>&apos;=HYPERLINK(&quot;http://x&quot;,&quot;y&quot;)</text:p>');

  // The twin: without our sign the same reader does calculate.
  expect(await readByLibreOffice('"=1+1","after"\r\n')).toContain('table:formula');
});
