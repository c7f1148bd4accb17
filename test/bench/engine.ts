import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { type Figure, ROWS, type Row } from './engine/rows.ts';
import { installPeers, NAMES, pin, pinning, versionOf } from './engine/servers.ts';

/**
 * The engine beside Hocuspocus and the y-websocket server, in one run: the same load for each, on a server that was
 * started for it. Prints one table in Markdown; with `--write` it also stands in docs/performance.md.
 * `--only room,carets` measures some rows; BENCH_RUNS (3) and BENCH_SECONDS (5) change how often and how long.
 */
const RUNS = Number(process.env.BENCH_RUNS ?? 3);
const DOCUMENT = 'docs/performance.md';
const MARKS = ['<!-- measured -->', '<!-- end of what was measured -->'] as const;

process.setMaxListeners(0);
const only = process.argv.find((_, n) => process.argv[n - 1] === '--only')?.split(',');
const rows = ROWS.filter(({ key }) => only === undefined || only.includes(key));
await installPeers();
pin(process.pid, 'load');
const loadBefore = loadavg()[0] ?? 0;
const results: { row: Row; figures: Figure[] }[] = [];
for (const row of rows) {
  const figures: Figure[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    process.stderr.write(`${row.key}, run ${run + 1} of ${RUNS}\n`);
    try {
      figures.push(...(await row.run()));
    } catch (error) {
      process.stderr.write(`${row.key} failed: ${error instanceof Error ? error.stack : error}\n`);
      process.exitCode = 1;
    }
  }
  results.push({ row, figures });
}
const text = [await machine(), table(results)].join('\n\n');
process.stdout.write(`${text}\n`);
if (process.argv.includes('--write')) await write(text);
// Whatever of a load still waits for an answer must not keep the process.
process.exit(process.exitCode ?? 0);

async function machine(): Promise<string> {
  const [cpu] = cpus();
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim();
  const versions = await Promise.all(
    ['@hocuspocus/server', '@y/websocket-server'].map(async (name) => `${name} ${await versionOf(name)}`),
  );
  return [
    `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, commit ${commit}. ${cpus().length} cores (${cpu?.model.trim()}),`,
    `${Math.round(totalmem() / 1e9)} GB, Linux ${release()}, Node ${process.versions.node}; load of the machine before the start ${loadBefore.toFixed(1)}.`,
    `${pinning} Peers: ${versions.join(', ')}. Median of ${RUNS} runs, in brackets the least and the most.`,
  ].join('\n');
}

function table(all: readonly { row: Row; figures: Figure[] }[]): string {
  const lines = [
    `| work | measure | ${NAMES.join(' | ')} | of the best peer | to reach |`,
    `|---|---|${NAMES.map(() => '--:').join('|')}|--:|---|`,
  ];
  for (const { row, figures } of all) {
    let { work } = row;
    for (const [measure, found] of Map.groupBy(figures, (figure) => figure.measure)) {
      const byName = Map.groupBy(found, ({ of }) => of);
      const cells: string[] = NAMES.map((name) => said(valuesOf(byName.get(name))));
      // Of one process and two there are no peers; they stand in one cell.
      const others = [...byName.keys()].filter((of) => !NAMES.some((name) => name === of));
      if (others.length > 0)
        cells[0] = others.map((of) => `${of} ${said(valuesOf(byName.get(of)))}`).join(', ');
      const medians = NAMES.map((name) => median(valuesOf(byName.get(name))));
      const best = Math.min(...medians.slice(1).filter((value) => !Number.isNaN(value)));
      const ratio = (medians[0] ?? Number.NaN) / best;
      const target = row.targets[measure] ?? '';
      lines.push(
        `| ${work} | ${measure} | ${cells.join(' | ')} | ${target !== '' && Number.isFinite(best) && Number.isFinite(ratio) ? ratio.toFixed(2) : ''} | ${target} |`,
      );
      work = '';
    }
  }
  return lines.join('\n');
}

function valuesOf(figures: readonly Figure[] | undefined): number[] {
  return (figures ?? []).map(({ value }) => value);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function said(values: readonly number[]): string {
  if (values.length === 0) return '';
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? short(least) : `${short(median(values))} (${short(least)}–${short(most)})`;
}

function short(value: number): string {
  return Math.abs(value) >= 100 || Number.isInteger(value) ? value.toFixed(0) : value.toPrecision(3);
}

/** Puts what was measured between the marks of the document. */
async function write(measured: string): Promise<void> {
  const document = await readFile(DOCUMENT, 'utf8');
  const [before, rest] = document.split(MARKS[0]);
  const after = rest?.split(MARKS[1])[1];
  if (before === undefined || after === undefined) throw new Error(`${DOCUMENT} has no place for the table.`);
  await writeFile(DOCUMENT, `${before}${MARKS[0]}\n\n${measured}\n\n${MARKS[1]}${after}`);
}
