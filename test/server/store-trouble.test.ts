import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { spread, tells, times } from '#test/support/figures.ts';
import { Process } from '#test/support/killable.ts';
import { madeId, PollPage, question } from '#test/support/polls.ts';
import { startPostgres } from '#test/support/postgres.ts';
import { NO_FAULTS, Typists, wordsOf } from '#test/support/typists.ts';
import { Writer } from '#test/support/writer.ts';

const WRITERS = 6;
const ROUNDS = times(1, 4);

/** What keeps the store from taking anything. */
interface Trouble {
  begins(): Promise<void>;
  ends(): Promise<void>;
  /** People are told within a moment; else only once the store has given up waiting. */
  isToldAtOnce: boolean;
}

/** Six people write and one votes while the trouble comes and goes; then the process ends, and what it kept is read. */
async function goThrough(server: Process, name: string, troubles: Trouble[]): Promise<void> {
  const { url, roomId, epoch, cookies } = server;
  const enters = (person: number) =>
    new Writer({ url, roomId, epoch, cookie: cookies[person] ?? null, own: true }).arrives();
  const writers = await Promise.all(Array.from({ length: WRITERS }, (_, n) => enters(n)));
  const host = await PollPage.opens(url, server.host, [roomId], 'host');
  const voter = await PollPage.opens(url, cookies[WRITERS] ?? '', [roomId]);
  onTestFinished(() => {
    for (const writer of writers) writer.leaves();
    for (const page of [host, voter]) page.closes();
  });
  const typists = new Typists(writers);
  const healed: number[] = [];
  const rounds: string[] = [];
  for (const trouble of troubles) {
    const { roundId } = await host.puts(question());
    rounds.push(roundId);
    typists.starts();
    await typists.areSaved(20);
    await trouble.begins();
    const request = madeId('request');
    if (trouble.isToldAtOnce) {
      for (const writer of writers) {
        await writer.until(() => writer.notice?.trouble === 'storage', 'the words about storage');
      }
      typists.stops();
      const { size } = typists.acknowledged;
      typists.once();
      await Promise.all(writers.map((writer) => writer.isHeard()));
      await expect(voter.casts(roundId, ['a'], { request })).rejects.toThrow();
      expect(typists.acknowledged.size).toBe(size);
    } else {
      await pause(times(1_000, 12_000));
      typists.stops();
    }
    // The process answers all the while.
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const begin = performance.now();
    await trouble.ends();
    await Promise.all(writers.map((writer) => writer.isSaved()));
    healed.push(performance.now() - begin);
    for (const writer of writers) await writer.until(() => writer.notice?.trouble === undefined, 'all well');
    // The same request again, as the voter's device does by itself.
    await voter.casts(roundId, ['a'], { request });
  }
  expect(writers.flatMap(({ closes }) => closes)).toEqual([]);
  for (const roundId of rounds) expect((await host.sees(roundId, 'host')).results.people).toBe(1);
  for (const writer of writers) writer.goesOffline();
  await server.kill();
  await server.start();
  const reader = await enters(WRITERS);
  onTestFinished(() => reader.leaves());
  await reader.until(() => wordsOf(reader).length === typists.written, 'all that was written');
  expect(typists.faultsIn(reader)).toEqual(NO_FAULTS);
  tells(18, {
    trouble: name,
    times: troubles.length,
    saved: typists.acknowledged.size,
    healedMs: spread(healed),
  });
}

async function starts(kind: 'sqlite' | 'postgres', databaseUrl: string): Promise<[Process, string]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rencontre-trouble-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const server = new Process({ store: kind, dataDir, databaseUrl, people: WRITERS + 1, port: 0 });
  await server.start();
  onTestFinished(() => server.kill());
  return [server, dataDir];
}
const again = (trouble: Trouble) => Array.from({ length: ROUNDS }, () => trouble);

it(`[18] on a full disk nothing is called saved, ${ROUNDS} times; when there is room again everything is, without a restart`, {
  timeout: 60_000 + ROUNDS * 30_000,
}, async () => {
  const [server] = await starts('sqlite', '');
  // What the process meets are real writes that fail.
  const limit = async (size: string) => {
    execFileSync('prlimit', ['--pid', `${server.pid}`, `--fsize=${size}:unlimited`]);
  };
  await goThrough(
    server,
    'disk full',
    again({ begins: () => limit('1'), ends: () => limit('unlimited'), isToldAtOnce: true }),
  );
});

it(`[18] nor while the database only reads, has no connection left or is held by somebody, ${ROUNDS} times each`, {
  timeout: 60_000 + ROUNDS * 120_000,
}, async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const databaseUrl = await postgres.databaseUrl();
  const client = async () => {
    const made = new pg.Client({ connectionString: databaseUrl });
    made.on('error', () => {});
    await made.connect();
    return made;
  };
  /** Null: there is none left. */
  const taken = () => client().catch(() => null);
  const admin = await client();
  const others: pg.Client[] = [];
  onTestFinished(async () => {
    for (const each of [admin, ...others]) await each.end();
  });
  await admin.query('SET default_transaction_read_only = off');
  const reads = async (only: boolean) => {
    await admin.query(`ALTER SYSTEM SET default_transaction_read_only = ${only ? 'on' : 'off'}`);
    await admin.query('SELECT pg_reload_conf()');
  };
  const onlyReads: Trouble = { begins: () => reads(true), ends: () => reads(false), isToldAtOnce: true };
  const noConnection: Trouble = {
    async begins() {
      // Until somebody else has every connection that there is: whatever becomes free is taken, by the one or the other.
      for (let ended: number | null = null; ended !== 0; ) {
        for (let more: pg.Client | null = await taken(); more !== null; more = await taken())
          others.push(more);
        const answer = await admin.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'rencontre'`,
        );
        ended = answer.rowCount;
      }
    },
    async ends() {
      for (const each of others.splice(0)) await each.end();
    },
    isToldAtOnce: true,
  };
  const held: Trouble = {
    async begins() {
      await admin.query('BEGIN');
      await admin.query('LOCK TABLE room IN ACCESS EXCLUSIVE MODE');
    },
    ends: async () => void (await admin.query('ROLLBACK')),
    isToldAtOnce: false,
  };
  const [server] = await starts('postgres', databaseUrl);
  await goThrough(server, 'database', [...again(onlyReads), ...again(noConnection), ...again(held)]);
});
