import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import pg from 'pg';
import { ensureFullDay } from '#server/demonstration-day.ts';
import { createLog } from '#server/log.ts';
import { systemClock as clock, systemRandom as random } from '#server/world.ts';
import { type Guest, startTestServer } from '#test/support/server.ts';

/**
 * The review of a full day: how long its pages' data take over HTTP, and how many times longer than merely reading the
 * rows that they are made of. On SQLite; with `DATABASE_URL` on that PostgreSQL, in a database of its own.
 */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 15);
/** Waiting limit for the projection of the whole day, in milliseconds. */
const READY_MAX_MS = 120_000;

const { DATABASE_URL } = process.env;
const dataDir = await mkdtemp(join(tmpdir(), 'rencontre-bench-'));
const server = await startTestServer({
  dataDir,
  env: { LOG_LEVEL: 'error' },
  ...(DATABASE_URL === undefined ? {} : { store: 'postgres', databaseUrl: DATABASE_URL }),
});
try {
  const filling = performance.now();
  await ensureFullDay({ store: server.store, clock, random, log: createLog('error') });
  const filled = performance.now();
  const staff = await server.as('staff');
  await answer(staff, '/api/review/matrix');
  const answered = performance.now();
  // An export waits until every room is read.
  const ready = AbortSignal.timeout(READY_MAX_MS);
  await (await staff.fetch('/api/export?format=csv', { signal: ready })).text();
  print(`The review of a full day on ${DATABASE_URL === undefined ? 'SQLite' : 'PostgreSQL'}`);
  print(row('filled in', [filled - filling]));
  print(row('first answer, nothing read yet', [answered - filled]));
  print(row('all rooms read', [performance.now() - filled]));

  const bare = await bareReads();
  const rows = await times(bare.read);
  print(row(`bare read of ${bare.count} rows`, rows));
  for (const path of [
    '/api/review',
    '/api/review/matrix',
    '/api/review/matrix?kind=action',
    '/api/review/cards?country=IQ&topic=housing',
    '/api/review/search?q=contact',
    '/api/review/search?q=family+week',
    '/api/review/rooms/demo-exchange-iq',
    '/api/export?format=md',
    '/api/export?format=csv',
  ]) {
    const taken = await times(() => answer(staff, path));
    print(`${row(path, taken)}   ${(median(taken) / median(rows)).toFixed(1)} ×`);
  }
  await bare.end();
} finally {
  await server.close();
  await rm(dataDir, { recursive: true, force: true });
}

async function answer(staff: Guest, path: string): Promise<void> {
  const response = await staff.fetch(path);
  const text = await response.text();
  if (!response.ok || text === '') throw new Error(`${path}: ${response.status}`);
}

/** Reading all rows of the projection, as rows and no more. */
async function bareReads(): Promise<{ count: number; read(): Promise<void>; end(): Promise<void> }> {
  const queries = ['SELECT * FROM projected_card', 'SELECT * FROM room_projection'];
  if (DATABASE_URL === undefined) {
    const file = new BetterSqlite(join(dataDir, 'rencontre.sqlite'), { readonly: true });
    const all = () => queries.map((query) => file.prepare(query).all().length);
    const count = all().reduce((sum, length) => sum + length, 0);
    return { count, read: async () => void all(), end: async () => void file.close() };
  }
  const client = new pg.Client({ connectionString: server.config.databaseUrl ?? DATABASE_URL });
  await client.connect();
  const all = async () => {
    let count = 0;
    for (const query of queries) count += (await client.query(query)).rows.length;
    return count;
  };
  return { count: await all(), read: async () => void (await all()), end: () => client.end() };
}

async function times(work: () => Promise<void>): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return taken;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function row(what: string, taken: number[]): string {
  const spread =
    taken.length > 1 ? ` (${Math.min(...taken).toFixed(0)} – ${Math.max(...taken).toFixed(0)})` : '';
  return `${what.padEnd(46)} ${median(taken).toFixed(1).padStart(8)} ms${spread}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
