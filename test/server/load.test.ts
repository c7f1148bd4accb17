import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { STORES } from '#test/support/country-room.ts';
import { Process } from '#test/support/killable.ts';
import { bearLoad } from '#test/support/load.ts';
import { freshDatabase } from '#test/support/postgres.ts';

it.each(STORES)(
  '[41] of twenty who write on one board while thirty vote, on %s, every edit and every vote arrives and is acknowledged',
  async (kind) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'rencontre-load-'));
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
    const databaseUrl = kind === 'postgres' ? await freshDatabase(inject('databaseUrl')) : '';
    const server = new Process({ store: kind, dataDir, databaseUrl, people: 50, port: 0 });
    await server.start();
    onTestFinished(() => server.kill());
    const figures = await bearLoad(server, { editors: 20, voters: 30, rate: 5, seconds: 2 });
    expect(figures).toMatchObject({ missing: 0, unsaved: 0, uncounted: 0, lost: 0 });
  },
);
