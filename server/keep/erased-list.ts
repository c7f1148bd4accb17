import { open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ErasedNote } from '#lib/keep/erased-note.ts';
import { ERASURE_KINDS } from '#lib/keep/erasure.ts';

/** One file a month, so that old ones can go while others are written to. */
const NAME = /^erased-(\d{4})-(\d{2})\.jsonl$/;

const id = z.string().min(1);
const Note: z.ZodType<ErasedNote> = z.discriminatedUnion('is', [
  z.object({ at: z.number(), is: z.literal('person'), personId: id, kind: z.enum(ERASURE_KINDS) }),
  z.object({
    at: z.number(),
    is: z.literal('passage'),
    roomId: id,
    passage: z.discriminatedUnion('is', [
      z.object({ is: z.literal('card'), card: id }),
      z.object({ is: z.literal('block'), block: id }),
    ]),
    mark: id,
  }),
  z.object({ at: z.number(), is: z.literal('event'), eventId: id }),
]);

/** Adds a note to the list in a folder of backups, on disk when it resolves. Without such a folder there is nothing to note. */
export async function rememberErased(folder: string, note: ErasedNote): Promise<void> {
  try {
    await append(folder, note.at, `${JSON.stringify(note)}\n`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Begins the list beside the first backup: that it is there says that nothing more was erased. */
export function beginErasedList(folder: string, now: number): Promise<void> {
  return append(folder, now, '');
}

async function append(folder: string, at: number, line: string): Promise<void> {
  const month = new Date(at).toISOString().slice(0, 7);
  const file = await open(join(folder, `erased-${month}.jsonl`), 'a', 0o600);
  try {
    await file.appendFile(line);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What was erased from a moment on, oldest first; null when the folder has no list at all. */
export async function readErased(folder: string, since: number): Promise<ErasedNote[] | null> {
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
  if (names.length === 0) return null;
  const notes: ErasedNote[] = [];
  for (const name of names) {
    for (const line of (await readFile(join(folder, name), 'utf8')).split('\n')) {
      if (line !== '') notes.push(Note.parse(JSON.parse(line)));
    }
  }
  return notes.filter(({ at }) => at >= since);
}

/** Removes the months of which no backup can know anything any more, because none is as old as `before`. */
export async function forgetErased(folder: string, before: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, year, month] = NAME.exec(name) ?? [];
    if (year === undefined || month === undefined) continue;
    // The month after it, since months count from 0 here.
    if (Date.UTC(Number(year), Number(month)) < before) await rm(join(folder, name));
  }
}
