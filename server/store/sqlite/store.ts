import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { carriedMethods } from '../methods.ts';
import type { Store } from '../store.ts';
import { Thread } from './thread.ts';

/**
 * The store in a folder: one connection that writes and one that reads, each in a worker thread. Rejects with a
 * sentence when another process uses the folder or the file cannot be opened.
 */
export async function openSqlite(dataDir: string): Promise<Store> {
  const folder = resolve(dataDir);
  // What people write is sensitive: nobody else on the machine may look in.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const writer = new Thread({ dataDir: folder, role: 'writer' });
  const reader = new Thread({ dataDir: folder, role: 'reader' });
  const close = async () => {
    await reader.close();
    await writer.close();
  };
  try {
    // One after the other: the writer takes the folder and brings the layout up to date.
    await writer.open();
    await reader.open();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    ...carriedMethods((call) => (call.access === 'write' ? writer : reader).carry(call)),
    // The folder is this process's alone.
    inTurn: (work) => work(),
    close,
  };
}
