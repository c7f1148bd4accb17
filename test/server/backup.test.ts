import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { addCard } from '#lib/board/edit.ts';
import { cardsOf } from '#lib/board/schema.ts';
import { CLOSE } from '#lib/wire/collab.ts';
import { backUp, restore } from '#server/backup/commands.ts';
import { backupName } from '#server/backup/files.ts';
import { readErased, rememberErased } from '#server/keep/erased-list.ts';
import { openStore } from '#server/store/open.ts';
import { exchangeOf, STORES } from '#test/support/country-room.ts';
import { freshDatabase } from '#test/support/postgres.ts';
import { startTestServer, TEST_SECRET, type TestServer } from '#test/support/server.ts';
import { Writer } from '#test/support/writer.ts';

const DAY_MS = 86_400_000;
const wordsOf = (writer: Writer) => writer.doc.getArray<string>('words').toArray();

describe.each(STORES)('a backup of %s', (kind) => {
  let folder: string;
  let backups: string;
  let place: { dataDir: string; databaseUrl: string };
  let server: TestServer;
  let now: number;
  const writers: Writer[] = [];

  const freshPlace = async () => ({
    dataDir: await mkdtemp(join(folder, 'data-')),
    databaseUrl: kind === 'postgres' ? await freshDatabase(inject('databaseUrl')) : '',
  });
  const configOf = ({ dataDir, databaseUrl }: typeof place) => ({
    dataDir,
    databaseUrl: kind === 'postgres' ? databaseUrl : null,
    passSecret: TEST_SECRET,
    backupDir: backups,
    backupDays: 14,
  });
  async function starts(port = 0): Promise<void> {
    const env = { BACKUP_DIR: backups };
    server = await startTestServer({ store: kind, ...place, port, env, clock: () => now });
  }
  const takes = () => backUp(configOf(place), now);
  /** Ends the server, and starts one on the same port with what the backup holds. */
  async function putsBack(path: string) {
    const port = Number(new URL(server.url).port);
    await server.close();
    place = await freshPlace();
    const answer = await restore(configOf(place), path);
    await starts(port);
    return answer;
  }
  async function enters(cookie: string): Promise<Writer> {
    const { roomId, epoch } = await exchangeOf(server.store);
    const writer = new Writer({ url: server.url, roomId, epoch, cookie, own: true });
    writers.push(writer);
    return writer.arrives();
  }

  beforeEach(async () => {
    now = Date.now();
    folder = await mkdtemp(join(tmpdir(), 'rencontre-backup-'));
    backups = join(folder, 'backups');
    place = await freshPlace();
    await starts();
  });
  afterEach(async () => {
    for (const writer of writers.splice(0)) writer.leaves();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('[17] taken while people write holds all that was saved before; what is newer on a device is not mixed in', async () => {
    const guests = await Promise.all(['Amal', 'Ben', 'Zoé'].map((name) => server.join({ name })));
    const all = await Promise.all(guests.map(({ cookie }) => enters(cookie)));
    const [amal, ben, zoe] = all as [Writer, Writer, Writer];
    let count = 0;
    const write = (writer: Writer) => writer.doc.getArray<string>('words').push([`<${count++}>`]);
    for (let n = 0; n < 60; n++) write(all[n % 3] as Writer);
    await Promise.all(all.map((writer) => writer.isSaved()));
    const saved = wordsOf(amal).filter((word) => Number(word.slice(1, -1)) < 60);
    expect(saved).toHaveLength(60);

    const typing = setInterval(() => all.forEach(write), 2);
    const { path } = await takes();
    clearInterval(typing);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(backups)).mode & 0o777).toBe(0o700);
    await Promise.all(all.map((writer) => writer.isSaved()));
    ben.writes('newer');
    await ben.isSaved();
    zoe.goesOffline();
    zoe.writes('unsent');

    const before = await exchangeOf(server.store);
    expect(await putsBack(path)).toMatchObject({ madeAt: expect.closeTo(now, -4) });
    const after = await exchangeOf(server.store);
    expect(after.epoch).not.toBe(before.epoch);
    zoe.comesBack();
    for (const writer of all) await writer.isClosedWith(CLOSE.wrongEpoch);
    expect(zoe.text).toContain('unsent');

    const again = await enters(guests[0]?.cookie ?? '');
    const words = wordsOf(again);
    for (const word of saved) expect(words.filter((each) => each === word)).toEqual([word]);
    expect(new Set(words).size).toBe(words.length);
    expect(again.text).toBe('');
    again.writes('and on');
    await again.isSaved();
    const { entries } = await (await (await server.as('staff')).fetch('/api/audit')).json();
    expect(entries).toMatchObject([{ kind: 'backup-restored', personId: '' }]);
  });

  it('[26] brings back nobody who was erased since, nor a passage, as far as the list beside it says', async () => {
    const amina = await server.join({ name: 'AMINA' });
    const hers = await enters(amina.cookie);
    const ben = await server.join({ name: 'Ben' });
    const his = await enters(ben.cookie);
    hers.writes('AMINA-wrote ');
    await hers.isSaved();
    await his.sees('AMINA-wrote');
    his.writes('Ben-wrote');
    addCard(his.doc, { id: 'case', column: 'works', text: 'A-CASE' });
    await his.isSaved();
    const { path } = await takes();
    now += 1000;
    const staff = await server.as('staff');
    const erased = await staff.fetch(`/api/people/${amina.person.id}/erasure`, {
      method: 'POST',
      body: { kind: 'erase' },
    });
    expect(erased.status).toBe(200);
    const { roomId, epoch } = await exchangeOf(server.store);
    const redacted = await staff.fetch(`/api/rooms/${roomId}/redact`, {
      method: 'POST',
      body: { epoch, passage: { is: 'card', card: 'case' }, mark: '[redacted]' },
    });
    expect(redacted.status).toBe(200);
    for (const name of await readdir(backups)) {
      if (name.startsWith('erased-'))
        expect(await readFile(join(backups, name), 'utf8')).not.toMatch(/AMINA|CASE/);
    }
    expect(await putsBack(path)).toMatchObject({ erased: 2 });
    const late = await enters(ben.cookie);
    expect(late.text).toBe('Ben-wrote');
    expect(String(cardsOf(late.doc).get('case')?.get('text'))).toBe('[redacted]');
    expect((await amina.fetch('/api/me')).status).toBe(401);
  });

  it('is restored into an empty place only, and other files are no backups', async () => {
    const { path } = await takes();
    await expect(restore(configOf(place), path)).rejects.toThrow(/not empty/);
    const other = join(folder, 'other.txt');
    await writeFile(other, 'minutes of a meeting');
    await expect(restore(configOf(await freshPlace()), other)).rejects.toThrow(
      /cannot be read as a backup|was not made by/,
    );
    await expect(restore(configOf(await freshPlace()), join(folder, 'none'))).rejects.toThrow(/no file/);
    expect((await readdir(backups)).sort()).toEqual([
      expect.stringMatching(/^erased-/),
      backupName(now, kind === 'postgres' ? 'dump' : 'sqlite'),
    ]);
    const elsewhere = join(folder, 'elsewhere.copy');
    await writeFile(elsewhere, await readFile(path));
    const answer = await restore(configOf(await freshPlace()), elsewhere);
    expect(answer.erased, 'without the list beside it').toBeNull();
  });
});

describe('backups in a folder', () => {
  it('go after their days, by the next one; a list of erasures with them, and nothing else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rencontre-backups-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const dataDir = join(folder, 'data');
    const backupDir = join(folder, 'backups');
    await (await openStore({ dataDir })).close();
    let now = Date.parse('2019-03-31T23:59:59Z');
    const takes = async () => {
      const config = { dataDir, databaseUrl: null, passSecret: null, backupDir, backupDays: 14 };
      const { path, expired } = await backUp(config, now);
      return { name: basename(path), expired };
    };
    const first = await takes();
    await writeFile(join(backupDir, 'notes.txt'), 'of the administrator');
    const erased = { at: now, is: 'person', personId: 'amina', kind: 'erase' } as const;
    await rememberErased(backupDir, erased);
    expect(await readErased(backupDir, now)).toEqual([erased]);
    expect(await readErased(backupDir, now + 1)).toEqual([]);
    now += 14 * DAY_MS;
    const second = await takes();
    expect(second.expired).toEqual([]);
    expect(await readErased(backupDir, 0)).toEqual([erased]);
    now += 2000;
    const third = await takes();
    expect(third.expired).toEqual([first.name]);
    expect(await readErased(backupDir, 0)).toEqual([]);
    expect((await readdir(backupDir)).sort()).toEqual([
      'erased-2019-04.jsonl',
      'notes.txt',
      second.name,
      third.name,
    ]);
    await rememberErased(join(folder, 'none'), erased);
    expect(await readdir(folder)).not.toContain('none');
  });
});
