import { execFileSync } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, describe, expect, test } from 'vitest';
import { openStore } from '#server/store/open.ts';
import { connect } from '#server/store/sqlite/connection.ts';
import { type Store, StoreUnavailable } from '#server/store/store.ts';
import { Appender, missing } from './child.ts';
import { storeContract } from './contract.ts';
import { newFolder } from './folder.ts';
import { killContract } from './kill.ts';
import { bytes, EPOCH, heldMeeting, NOW } from './meeting.ts';

storeContract(async () => {
  const dataDir = await newFolder();
  return { store: await openStore({ dataDir }), again: () => openStore({ dataDir }) };
});

describe('on a disk', () => {
  let store: Store | undefined;
  let appender: Appender | undefined;
  afterEach(async () => {
    await store?.close();
    await appender?.kill9();
    store = undefined;
    appender = undefined;
  });

  killContract(async () => ({ dataDir: await newFolder() }));

  test('[20] both connections keep a write-ahead log and reach the disk with every commit', async () => {
    const folder = await newFolder();
    for (const role of ['writer', 'reader'] as const) {
      const file = connect(folder, role);
      expect(file.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(file.pragma('synchronous', { simple: true })).toBe(2);
      expect(file.pragma('foreign_keys', { simple: true })).toBe(1);
      expect(file.pragma('busy_timeout', { simple: true })).toBe(5000);
      expect(file.pragma('query_only', { simple: true })).toBe(role === 'reader' ? 1 : 0);
      file.close();
    }
  });

  test('[4] the file itself refuses a second of what there must be one of', async () => {
    const dataDir = await newFolder();
    store = await openStore({ dataDir });
    const file = new BetterSqlite(join(dataDir, 'rencontre.sqlite'), { readonly: true });
    const unique = file
      .prepare<[], { what: string }>(
        `SELECT t.name || '(' || (SELECT group_concat(c.name, ', ') FROM pragma_index_info(i.name) c) || ')' AS what
         FROM sqlite_schema t, pragma_index_list(t.name) i WHERE t.type = 'table' AND i."unique" = 1`,
      )
      .all()
      .map((row) => row.what);
    file.close();
    expect(unique).toEqual(
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

  test('nobody else on the machine can look into a folder that it made', async () => {
    const dataDir = join(await newFolder(), 'new', 'data');
    store = await openStore({ dataDir });
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  });

  test('a second process on the folder does not start, one on another folder does', async () => {
    const dataDir = await newFolder();
    appender = new Appender({ dataDir });
    await appender.says('ready');
    await expect(openStore({ dataDir })).rejects.toThrow(
      `Another process already uses the data folder ${dataDir}.`,
    );
    store = await openStore({ dataDir: await newFolder() });
    await appender.appends(1);
  });

  test('a second opening by the same process is refused too, until the first is closed', async () => {
    const dataDir = await newFolder();
    store = await openStore({ dataDir });
    await expect(openStore({ dataDir })).rejects.toThrow(/already uses/);
    await store.ping();
    await store.close();
    store = await openStore({ dataDir });
    await store.ping();
  });

  test('after kill -9 of the first process the folder is free at once', async () => {
    const dataDir = await newFolder();
    appender = new Appender({ dataDir });
    await appender.says('ready');
    await appender.appends(5);
    await appender.kill9();
    store = await openStore({ dataDir });
    expect(await missing(store, 'meeting-1-iraq', appender.acknowledged)).toEqual([]);
  });

  test('[18] on a full disk nothing is called saved; it goes on when there is room again', async () => {
    const dataDir = await newFolder();
    appender = new Appender({ dataDir });
    await appender.says('ready');
    await appender.appends(5);
    // No file may grow past what they have now: what the process meets is a real failed write.
    const limit = (size: string) =>
      execFileSync('prlimit', ['--pid', String(appender?.process.pid), `--fsize=${size}:unlimited`]);
    limit('100000');
    await appender.says('unavailable');
    await appender.says('unavailable');
    const before = appender.acknowledged.size;
    limit('unlimited');
    await appender.appends(20);
    await appender.kill9();
    store = await openStore({ dataDir });
    expect(appender.acknowledged.size).toBeGreaterThanOrEqual(before + 20);
    expect(await missing(store, 'meeting-1-iraq', appender.acknowledged)).toEqual([]);
  });

  test('[2] while something else holds the file it is unavailable, reading goes on, then writing too', async () => {
    const dataDir = await newFolder();
    store = await openStore({ dataDir });
    const meeting = await heldMeeting(store);
    const other = new BetterSqlite(join(dataDir, 'rencontre.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    const append = () => store?.rooms.append(meeting.iraq, EPOCH, bytes('x'), [], NOW);
    const refused = expect(append()).rejects.toBeInstanceOf(StoreUnavailable);
    expect((await store.rooms.load(meeting.iraq))?.head).toBe(1);
    await refused;
    other.close();
    expect(await append()).toEqual({ ok: true, position: 2 });
  });

  test('a file made by a newer version is refused, with both numbers, and left alone', async () => {
    const dataDir = await newFolder();
    store = await openStore({ dataDir });
    await store.close();
    const file = connect(dataDir, 'writer');
    file.exec(`INSERT INTO migration (number, name) VALUES (99, 'from the future')`);
    await expect(openStore({ dataDir })).rejects.toThrow(/layout 99/);
    file.exec('DELETE FROM migration WHERE number = 99');
    file.close();
    store = await openStore({ dataDir });
    await store.ping();
  });

  test('what is no database is refused, and left as it was', async () => {
    const dataDir = await newFolder();
    const path = join(dataDir, 'rencontre.sqlite');
    await writeFile(
      path,
      'notes of somebody else, long enough to be read as a header of a file of some kind',
    );
    const before = await readFile(path);
    await expect(openStore({ dataDir })).rejects.toThrow(/not a database/);
    expect(await readFile(path)).toEqual(before);
  });
});
