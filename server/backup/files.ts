import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export const DAY_MS = 86_400_000;

/** What went wrong as a sentence for whoever runs the command; shown without a stack. */
export class Sentence extends Error {
  override name = 'Sentence';
}

/** `sqlite`: a copy of the embedded store. `dump`: PostgreSQL's own format. */
export type Ending = 'sqlite' | 'dump';

const NAME = /^rencontre-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})\.(sqlite|dump)$/;

/** The name of a backup made at a moment, such as `rencontre-2019-03-28T17-30-00.sqlite`; the time is UTC. */
export function backupName(at: number, ending: Ending): string {
  return `rencontre-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}.${ending}`;
}

/** When a backup was made, by its name; null for a file that is none. */
export function backupTime(name: string): number | null {
  const [, day, hours, minutes, seconds] = NAME.exec(name) ?? [];
  return day === undefined ? null : Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
}

/**
 * Has a file written under a name of its own that only its owner can read, and gives it its real name once all of it
 * is on the disk. One that fails leaves nothing behind.
 */
export async function writeWhole(path: string, write: (path: string) => Promise<void>): Promise<void> {
  const partial = `${path}.partial`;
  await (await open(partial, 'wx', 0o600)).close();
  try {
    await write(partial);
    await synced(partial);
    await rename(partial, path);
    await synced(dirname(path));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** Makes sure that a file, or the names in a folder, outlive a power cut. */
export async function synced(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The folder of backups, which nobody else on the machine may look into. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
}

/**
 * Deletes the backups made before a moment, and what backups that were killed a day ago or longer left behind;
 * nothing else. Gives the names.
 */
export async function removeExpired(folder: string, before: number, now: number): Promise<string[]> {
  const expired: string[] = [];
  for (const name of await readdir(folder)) {
    const madeAt = backupTime(name.replace(/\.partial$/, ''));
    if (madeAt === null || madeAt >= (name.endsWith('.partial') ? now - DAY_MS : before)) continue;
    await rm(join(folder, name), { force: true });
    expired.push(name);
  }
  return expired;
}
