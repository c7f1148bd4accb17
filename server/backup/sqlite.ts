import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import type { ErasedNote } from '#lib/keep/erased-note.ts';
import { SQLITE_MIGRATIONS } from '#server/store/sqlite/migrations.ts';
import { Sentence, synced, writeWhole } from './files.ts';

const FILE = 'rencontre.sqlite';
const SECRET = 'pass-secret';
/** A server that changes the layout just now, or erases, lets go of the file in this time. */
const BUSY_TIMEOUT_MS = 30_000;

/**
 * Copies the embedded store into one file while a server may be writing: all that was committed when it began,
 * nothing that was deleted, and the secret that DATA_DIR keeps, so that passes and links go on to work.
 */
export async function backUpSqlite(dataDir: string, path: string, madeAt: number): Promise<void> {
  const source = join(resolve(dataDir), FILE);
  if (!existsSync(source)) {
    throw new Sentence(`There is no ${FILE} in ${resolve(dataDir)}. Say where it is with DATA_DIR.`);
  }
  const secret = await readFile(join(resolve(dataDir), SECRET), 'utf8').catch(() => null);
  await writeWhole(path, async (partial) => {
    const from = new BetterSqlite(source, { readonly: true, timeout: BUSY_TIMEOUT_MS });
    try {
      checkLayout(from);
      from.prepare('VACUUM INTO ?').run(partial);
    } finally {
      from.close();
    }
    const copy = new BetterSqlite(partial);
    try {
      checkWhole(copy, 'The copy');
      copy.prepare('DELETE FROM backup').run();
      copy
        .prepare("INSERT INTO backup (id, made_at, pass_secret, erased) VALUES (1, ?, ?, '[]')")
        .run(madeAt, secret);
    } finally {
      copy.close();
    }
  });
}

/** When a backup was made. Throws a sentence when the file is none of ours, or damaged, or of a newer version. */
export function readSqlite(path: string): { madeAt: number; passSecret: string | null } {
  const file = open(path);
  try {
    checkWhole(file, path);
    checkLayout(file);
    const mark = file.prepare('SELECT made_at, pass_secret FROM backup').get() as
      | { made_at: number; pass_secret: string | null }
      | undefined;
    if (mark === undefined) throw new Sentence(`${path} was not made by npm run backup.`);
    return { madeAt: mark.made_at, passSecret: mark.pass_secret };
  } finally {
    file.close();
  }
}

/**
 * Puts a backup into an empty data folder. The server finishes it at its next start, before anybody can enter:
 * every room gets a new epoch, and what was erased since is erased again.
 *
 * @param secret whether the secret of the backup is to be used, because the environment gives none
 */
export async function restoreSqlite(
  dataDir: string,
  path: string,
  { erased, secret }: { erased: readonly ErasedNote[]; secret: boolean },
): Promise<void> {
  const folder = resolve(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) {
    throw new Sentence(
      `${folder} is not empty. A backup is restored into an empty folder, so that nothing is overwritten: stop the server, move the folder away, and run this again.`,
    );
  }
  const { passSecret } = readSqlite(path);
  const restoring = join(folder, 'restoring.sqlite');
  await copyFile(path, restoring);
  await chmod(restoring, 0o600);
  const file = new BetterSqlite(restoring);
  try {
    file.pragma('secure_delete = ON');
    file.prepare('UPDATE backup SET pass_secret = NULL, erased = ?').run(JSON.stringify(erased));
  } finally {
    file.close();
  }
  if (secret && passSecret !== null) {
    await writeFile(join(folder, SECRET), passSecret, { mode: 0o600, flag: 'wx', flush: true });
  }
  await synced(restoring);
  // Only now it has a name that a server would open.
  await rename(restoring, join(folder, FILE));
  await synced(folder);
}

function open(path: string): BetterSqlite.Database {
  try {
    const file = new BetterSqlite(path, { readonly: true, fileMustExist: true });
    file.pragma('schema_version');
    return file;
  } catch (error) {
    if (!(error instanceof BetterSqlite.SqliteError)) throw error;
    throw new Sentence(`${path} cannot be read as a backup (${error.message}).`);
  }
}

function checkWhole(file: BetterSqlite.Database, what: string): void {
  const found = file.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw new Sentence(`${what} is damaged: ${String(found)}.`);
}

/** The table that a backup is marked in came with a layout; a newer one is for a newer program. */
function checkLayout(file: BetterSqlite.Database): void {
  const has = (name: string) =>
    file.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined;
  const newest = has('migration')
    ? (file.prepare('SELECT max(number) AS number FROM migration').get() as { number: number | null }).number
    : null;
  if (newest === null) throw new Sentence('This database is none of Rencontre.');
  if (newest > SQLITE_MIGRATIONS.length) {
    throw new Sentence(
      `The database has layout ${newest}, this version knows ${SQLITE_MIGRATIONS.length}. Use the newer version.`,
    );
  }
  if (!has('backup')) {
    throw new Sentence('The database is of an earlier version. Start the server once with this one.');
  }
}
