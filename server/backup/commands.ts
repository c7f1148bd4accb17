import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Config } from '#server/config.ts';
import { beginErasedList, forgetErased, readErased } from '#server/keep/erased-list.ts';
import { backupName, backupTime, DAY_MS, makeFolder, removeExpired, Sentence } from './files.ts';
import { backUpPostgres, checkDump, restorePostgres } from './postgres.ts';
import { backUpSqlite, readSqlite, restoreSqlite } from './sqlite.ts';

type Place = Pick<Config, 'dataDir' | 'databaseUrl' | 'passSecret' | 'backupDir' | 'backupDays'>;

/**
 * Writes one backup of all that the server keeps, and deletes those that are too old. Servers go on meanwhile.
 *
 * @param now milliseconds since 1970
 * @throws Sentence when it cannot be done; then nothing is left behind and no older backup is deleted
 */
export async function backUp(
  { dataDir, databaseUrl, backupDir, backupDays }: Place,
  now: number,
): Promise<{ path: string; bytes: number; expired: string[] }> {
  const folder = resolve(backupDir);
  await makeFolder(folder);
  await beginErasedList(folder, now);
  const path = join(folder, backupName(now, databaseUrl === null ? 'sqlite' : 'dump'));
  if (databaseUrl === null) await backUpSqlite(dataDir, path, now);
  else await backUpPostgres(databaseUrl, path);
  const before = now - backupDays * DAY_MS;
  const expired = await removeExpired(folder, before, now);
  await forgetErased(folder, before);
  return { path, bytes: (await stat(path)).size, expired };
}

/**
 * Brings a backup back into an empty DATA_DIR or database. What was erased since it was made, as far as the list
 * beside it says, is erased again when the server starts.
 *
 * @throws Sentence when it cannot be done, and when the place is not empty
 */
export async function restore(
  { dataDir, databaseUrl, passSecret }: Place,
  file: string,
): Promise<{ madeAt: number; erased: number | null }> {
  const path = resolve(file);
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) throw new Sentence(`There is no file ${path}.`);
  const named = backupTime(basename(path));
  if (databaseUrl === null) {
    const { madeAt } = readSqlite(path);
    const erased = await readErased(dirname(path), madeAt);
    await restoreSqlite(dataDir, path, { erased: erased ?? [], secret: passSecret === null });
    return { madeAt, erased: erased?.length ?? null };
  }
  await checkDump(path);
  const madeAt = named ?? found.mtimeMs;
  const erased = await readErased(dirname(path), madeAt);
  await restorePostgres(databaseUrl, path, { madeAt, erased: erased ?? [] });
  return { madeAt, erased: erased?.length ?? null };
}
