import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { STORES } from '#test/support/country-room.ts';
import { spread, tells } from '#test/support/figures.ts';
import { Process } from '#test/support/killable.ts';
import { bearLoad, type LoadFigures } from '#test/support/load.ts';
import { freshDatabase } from '#test/support/postgres.ts';

const RUNS = 3;
const LOAD = { voters: 300, rate: 3, seconds: 10 };
const WHOLE = { missing: 0, unsaved: 0, uncounted: 0, lost: 0 };

/** A server with nothing in it yet, and enough people. */
async function starts(kind: (typeof STORES)[number]): Promise<Process> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rencontre-load-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const databaseUrl = kind === 'postgres' ? await freshDatabase(inject('databaseUrl')) : '';
  const server = new Process({ store: kind, dataDir, databaseUrl, people: 450, port: 0 });
  await server.start();
  onTestFinished(() => server.kill());
  return server;
}

it.each(STORES)(
  '[41] of 150 who write on one board while 300 vote within ten seconds, on %s, every edit and every vote arrives and is acknowledged',
  {
    timeout: 600_000,
  },
  async (kind) => {
    const runs: Record<number, LoadFigures[]> = { 75: [], 150: [] };
    for (let run = 0; run < RUNS; run += 1) {
      for (const editors of [75, 150]) {
        const server = await starts(kind);
        // The first seconds of a process are not those to measure.
        await bearLoad(server, { ...LOAD, editors: 20, voters: 30, seconds: 3 });
        const figures = await bearLoad(server, { ...LOAD, editors });
        await server.kill();
        expect(figures).toMatchObject(WHOLE);
        runs[editors]?.push(figures);
      }
    }
    const of = (editors: number, value: (figures: LoadFigures) => number) =>
      spread((runs[editors] ?? []).map(value));
    tells(41, {
      store: kind,
      runs: RUNS,
      // Least, middle and most of the runs, in milliseconds; to be at most 150, 500 and 2000, and three times that at 75.
      editP95: of(150, ({ edit }) => edit.p95),
      editP99: of(150, ({ edit }) => edit.p99),
      savedP95: of(150, ({ saved }) => saved.p95),
      voteMax: of(150, ({ vote }) => vote.max),
      editP95At75: of(75, ({ edit }) => edit.p95),
    });
  },
);
