import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { createSeal } from '#server/access/seal.ts';
import { ensureFirstStaff } from '#server/first-staff.ts';
import { openStore } from '#server/store/open.ts';
import { connectionPool } from '#server/store/postgres/connection.ts';
import { type Store, StoreUnavailable } from '#server/store/store.ts';
import { systemClock, systemRandom } from '#server/world.ts';
import { times } from '#test/support/figures.ts';
import { freshDatabase, startPostgres, type TestPostgres } from '#test/support/postgres.ts';
import { storeContract } from './contract.ts';
import { killContract } from './kill.ts';
import { bytes, EPOCH, heldMeeting, NOW, words } from './meeting.ts';

const newDatabase = () => freshDatabase(inject('databaseUrl'));

storeContract(async () => {
  const databaseUrl = await newDatabase();
  return { store: await openStore({ databaseUrl }), again: () => openStore({ databaseUrl }) };
});

describe('on a server', () => {
  let databaseUrl: string;
  let store: Store;
  /** Somebody else's connection to the same database. */
  let other: pg.Client;
  beforeEach(async () => {
    databaseUrl = await newDatabase();
    other = new pg.Client({ connectionString: databaseUrl });
    await other.connect();
    store = await openStore({ databaseUrl });
  });
  afterEach(async () => {
    await other.end();
    await store.close();
  });
  const append = (room: string, text: string, by: Store = store) =>
    by.rooms.append(room, EPOCH, bytes(text), [], NOW);

  killContract(async () => ({ databaseUrl }));

  test('[20] every commit reaches the disk, also where the database’s own setting says otherwise', async () => {
    await other.query(
      `ALTER DATABASE ${new URL(databaseUrl).pathname.slice(1)} SET synchronous_commit = off`,
    );
    const pool = connectionPool(databaseUrl);
    const show = async (setting: string) => (await pool.query(`SHOW ${setting}`)).rows[0][setting];
    expect(await show('synchronous_commit')).toBe('on');
    expect(await show('fsync')).toBe('on');
    await pool.end();
  });

  test('[4] the database itself refuses a second of what there must be one of', async () => {
    const { rows } = await other.query(
      `SELECT format('%s(%s)', i.indrelid::regclass, string_agg(a.attname, ', ' ORDER BY k.n)) AS what
       FROM pg_index i, unnest(i.indkey) WITH ORDINALITY k(column_number, n), pg_attribute a
       WHERE i.indisunique AND a.attrelid = i.indrelid AND a.attnum = k.column_number
       GROUP BY i.indexrelid, i.indrelid`,
    );
    expect(rows.map((row) => row.what)).toEqual(
      expect.arrayContaining([
        'event(join_code)',
        'event(join_secret_hash)',
        'log_entry(room_id, position)',
        'room_client(room_id, client)',
        'pass(hash)',
        'ticket(hash)',
        'poll_voter(round_id, person_id)',
        'ballot(round_id, voter)',
        'ballot_mark(round_id, voter, option)',
        'dot_voter(round_id, room_id, person_id)',
        'dot_ballot(round_id, room_id, voter)',
        'dot_mark(round_id, room_id, voter, card_id)',
      ]),
    );
  });

  test('processes that start together on an empty database lay it out once', async () => {
    const empty = await newDatabase();
    const stores = await Promise.all([1, 2, 3].map(() => openStore({ databaseUrl: empty })));
    await Promise.all(stores.map((one) => one.ping()));
    await Promise.all(stores.map((one) => one.close()));
  });

  test('processes that start together make one first meeting, and one first account', async () => {
    const stores = await Promise.all([1, 2, 3].map(() => openStore({ databaseUrl })));
    const seal = createSeal('wXq2pTz8LrV6nKc4BmYd0HsJf9GaEu7Q', systemRandom);
    const world = { seal, clock: systemClock, random: systemRandom };
    await Promise.all(stores.map((one) => one.inTurn(() => ensureFirstStaff({ store: one, ...world }))));
    const events = await store.events.list();
    expect(events).toHaveLength(1);
    expect(await store.people.list(events[0] ?? '')).toHaveLength(1);
    await Promise.all(stores.map((one) => one.close()));
  });

  test('a database made by a newer version is refused, with both numbers', async () => {
    await other.query(`INSERT INTO migration (number, name) VALUES (99, 'from the future')`);
    await expect(openStore({ databaseUrl })).rejects.toThrow(/layout 99/);
    await other.query('DELETE FROM migration WHERE number = 99');
    await (await openStore({ databaseUrl })).close();
  });

  test('[14] two processes write at once: positions have no gap, and nobody sees one before those below it', async () => {
    const { iraq } = await heldMeeting(store);
    const second = await openStore({ databaseUrl });
    const texts = Array.from({ length: 60 }, (_, n) => `text ${n}`);
    let writing = true;
    const watched = (async () => {
      const seen = [1];
      while (writing) {
        const after = await store.rooms.entriesAfter(iraq, seen.length);
        seen.push(...(after?.entries ?? []).map((entry) => entry.position));
      }
      return seen;
    })();
    const answers = await Promise.all(
      texts.map((text, n) => append(iraq, text, n % 2 === 0 ? store : second)),
    );
    writing = false;
    const seen = await watched;
    expect(seen).toEqual(seen.map((_, n) => n + 1));

    const log = await second.rooms.load(iraq);
    expect(log?.entries.map((entry) => entry.position)).toEqual(
      Array.from({ length: texts.length + 1 }, (_, n) => n + 1),
    );
    const at = new Map(log?.entries.map((entry) => [entry.position, words(entry.update)]));
    expect(answers.map((answer) => answer.ok && at.get(answer.position))).toEqual(texts);
    await second.close();
  });

  test('[2] a connection that breaks while appending: unavailable, nothing half written, then it goes on', async () => {
    const { iraq } = await heldMeeting(store);
    await other.query('BEGIN');
    await other.query('SELECT 1 FROM room WHERE id = $1 FOR UPDATE', [iraq]);
    const appending = expect(append(iraq, 'cut off')).rejects.toBeInstanceOf(StoreUnavailable);
    await terminated(other, `wait_event_type = 'Lock'`);
    await appending;
    await other.query('ROLLBACK');
    expect(await append(iraq, 'after')).toEqual({ ok: true, position: 2 });
    expect((await store.rooms.load(iraq))?.entries.map((entry) => words(entry.update))).toEqual([
      'template',
      'after',
    ]);
  });

  test('idle connections that break are replaced', async () => {
    const { iraq } = await heldMeeting(store);
    await Promise.all(Array.from({ length: 5 }, (_, n) => append(iraq, `before ${n}`)));
    await terminated(other, `state = 'idle'`);
    const answers: boolean[] = [];
    while (answers.at(-1) !== true) {
      answers.push(
        await append(iraq, 'after').then(
          (answer) => answer.ok,
          (error) => {
            expect(error).toBeInstanceOf(StoreUnavailable);
            return false;
          },
        ),
      );
    }
    expect((await store.rooms.load(iraq))?.head).toBe(7);
  });

  test('a connection that breaks between two statements does not end the process', async () => {
    const pool = connectionPool(databaseUrl);
    const client = await pool.connect();
    const ended = new Promise((resolve) => client.once('end', resolve));
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
    await other.query('SELECT pg_terminate_backend($1)', [rows[0].pid]);
    await ended;
    client.release();
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });

  test('an error names no values of people’s rows', async () => {
    const meeting = await heldMeeting(store);
    const error = await store.events.create(meeting.plan, meeting.seeds, NOW).catch((e) => e);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(StoreUnavailable);
    expect(JSON.stringify({ ...error, message: error.message })).not.toContain(meeting.id);
  });

  test('a server that cannot be reached is said so, without the password', async () => {
    const nowhere = openStore({ databaseUrl: 'postgres://tester:hush@127.0.0.1:1/none' });
    await expect(nowhere).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(nowhere).rejects.toThrow(/ECONNREFUSED/);
    await expect(nowhere).rejects.not.toThrow(/hush/);
    await expect(openStore({ databaseUrl: 'hush hush' })).rejects.not.toThrow(/hush/);
  });
});

/** Ends the store's connections in a state, waiting until there is one. */
async function terminated(other: pg.Client, state: string): Promise<void> {
  let ended = 0;
  while (ended === 0) {
    const { rowCount } = await other.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'rencontre' AND datname = current_database() AND ${state}`,
    );
    ended = rowCount ?? 0;
  }
}

const KILLS = times(3, 20);

describe('on a server that is killed', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  test('[1] nothing is called saved while it is away, nothing acknowledged is missing when it is back', {
    timeout: 60_000 + KILLS * 10_000,
  }, async () => {
    const store = await openStore({ databaseUrl: await postgres.databaseUrl() });
    const { iraq } = await heldMeeting(store);
    const acknowledged: string[] = [];
    const write = async (text: string) => {
      const answer = await store.rooms.append(iraq, EPOCH, bytes(text), [], NOW);
      if (answer.ok) acknowledged.push(text);
    };
    for (let round = 0; round < KILLS; round += 1) {
      const writing = Array.from({ length: 100 }, (_, n) => write(`${round}-${n}`));
      const settled = Promise.allSettled(writing);
      await writing[(round * 10) % 100];
      await postgres.kill9();
      const outcomes = await settled;
      const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
      expect(failures.filter((reason) => !(reason instanceof StoreUnavailable))).toEqual([]);
      await expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.rooms.load(iraq)).rejects.toBeInstanceOf(StoreUnavailable);
      await postgres.restart();
      await store.ping();
    }
    const kept = (await store.rooms.load(iraq))?.entries.map((entry) => words(entry.update)) ?? [];
    expect(acknowledged.length).toBeGreaterThan(KILLS);
    expect(acknowledged.filter((text) => !kept.includes(text))).toEqual([]);
    expect(new Set(kept).size).toBe(kept.length);
    await store.close();
  });
});
