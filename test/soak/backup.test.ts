import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inject, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { openStore, type StorePlace } from '#server/store/open.ts';
import { STORES } from '#test/support/country-room.ts';
import { tells } from '#test/support/figures.ts';
import { Halls } from '#test/support/halls.ts';
import { freshDatabase } from '#test/support/postgres.ts';
import { TEST_SECRET } from '#test/support/server.ts';
import { Typists } from '#test/support/typists.ts';
import { comes } from '#test/support/visits.ts';
import type { Writer } from '#test/support/writer.ts';

const ROOMS = 56;
const PEOPLE = 10;
/** A room may hold twenty: all together a gigabyte. */
const ENTRIES = 18;
const ENTRY_BYTES = 1_000_000;

/** Puts a gigabyte into all rooms but the first, as letters that cannot be packed. */
async function fill(place: StorePlace, rooms: readonly string[]): Promise<void> {
  const store = await openStore(place);
  try {
    for (const roomId of rooms) {
      const epoch = (await store.rooms.find(roomId))?.epoch ?? '';
      const doc = new Y.Doc();
      for (let entry = 0; entry < ENTRIES; entry += 1) {
        const before = Y.encodeStateVector(doc);
        doc.getMap('ballast').set(`${entry}`, randomBytes((ENTRY_BYTES * 3) / 4).toString('base64'));
        const claims = entry === 0 ? [{ client: doc.clientID, personId: null }] : [];
        const update = Y.encodeStateAsUpdate(doc, before);
        const answer = await store.rooms.append(roomId, epoch, update, claims, Date.now());
        if (!answer.ok) throw new Error(answer.reason);
      }
      doc.destroy();
    }
  } finally {
    await store.close();
  }
}

it.each(STORES)(
  '[17] a gigabyte is backed up while people write, on %s, and restored into an empty place with all that was saved before',
  {
    timeout: 1_800_000,
  },
  async (kind) => {
    const folder = await mkdtemp(join(tmpdir(), 'rencontre-gigabyte-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const fresh = async (name: string) => ({
      dataDir: join(folder, name),
      databaseUrl: kind === 'postgres' ? await freshDatabase(inject('databaseUrl')) : '',
    });
    const placeOf = ({ dataDir, databaseUrl }: Awaited<ReturnType<typeof fresh>>): StorePlace =>
      kind === 'postgres' ? { databaseUrl } : { dataDir };
    const backups = join(folder, 'backups');
    /** As `npm run backup` and `npm run restore` do it; how long it took, in milliseconds. */
    async function command(at: Awaited<ReturnType<typeof fresh>>, ...words: string[]): Promise<number> {
      const begin = performance.now();
      await promisify(execFile)(process.execPath, ['server/backup/main.ts', ...words], {
        env: {
          PATH: process.env.PATH,
          NODE_ENV: 'production',
          DATA_DIR: at.dataDir,
          BACKUP_DIR: backups,
          PASS_SECRET: TEST_SECRET,
          ...(kind === 'postgres' ? { DATABASE_URL: at.databaseUrl } : {}),
        },
      });
      return performance.now() - begin;
    }

    const first = await fresh('first');
    const server = await Halls.start({ store: kind, ...first, rooms: ROOMS, people: PEOPLE });
    onTestFinished(() => server.end());
    const { cookies, rooms } = server.halls[0] ?? { cookies: [], rooms: [] };
    await server.kill();
    await fill(placeOf(first), rooms.slice(1));
    await server.restart();
    const [roomId = ''] = rooms;
    const writers: Writer[] = [];
    onTestFinished(() => {
      for (const writer of writers) writer.leaves();
    });
    for (const cookie of cookies) writers.push(await comes(server.url, { roomId, cookie }));
    const typists = new Typists(writers);
    typists.starts(50);
    await typists.areSaved(100);
    // What is called saved from now on may be in it or not.
    const savedBefore = new Set(typists.acknowledged);
    const backupMs = await command(first, 'backup');
    await typists.areSaved(100);
    typists.stops();
    for (const writer of writers.splice(0)) writer.leaves();
    await server.kill();

    const [path] = (await readdir(backups)).filter((name) => !name.startsWith('erased'));
    const file = join(backups, path ?? '');
    const { size } = await stat(file);
    const second = await fresh('second');
    const restoreMs = await command(second, 'restore', file);
    const begin = performance.now();
    const again = await Halls.start({ store: kind, ...second, rooms: ROOMS, people: 0 });
    onTestFinished(() => again.end());
    const startMs = performance.now() - begin;
    const reader = await comes(again.url, { roomId, cookie: cookies[0] ?? '' });
    onTestFinished(() => reader.leaves());
    await typists.areSeenBy(reader, savedBefore);
    const other = await comes(again.url, { roomId: rooms.at(-1) ?? '', cookie: cookies[0] ?? '' });
    onTestFinished(() => other.leaves());
    await other.until(() => other.doc.getMap('ballast').size === ENTRIES, 'what the other room held');
    const seconds = (ms: number) => Math.round(ms / 100) / 10;
    tells(17, {
      store: kind,
      megabytes: Math.round(size / 1e6),
      // All together to be below ten minutes.
      backupSeconds: seconds(backupMs),
      restoreSeconds: seconds(restoreMs),
      startSeconds: seconds(startMs),
    });
  },
);
