import { faultsIn, type LogFault } from '#lib/room/check-log.ts';
import { decodeUpdate } from '#lib/room/update.ts';
import { ConfigError, readConfig } from './config.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';

/** Rooms, and rows of their logs and histories, that were looked at. */
interface Looked {
  rooms: number;
  rows: number;
  /** A sentence for each fault. */
  faults: string[];
}

/** Opens every document of the store, one after the other, and every state that is kept of it. */
async function lookThrough(store: Store): Promise<Looked> {
  const looked: Looked = { rooms: 0, rows: 0, faults: [] };
  for (const eventId of await store.events.list()) {
    for (const roomId of Object.keys(await store.keep.epochs(eventId))) {
      const log = await store.rooms.load(roomId);
      // Taken out meanwhile.
      if (log === null) continue;
      looked.rooms += 1;
      looked.rows += log.entries.length + (log.snapshot === null ? 0 : 1);
      looked.faults.push(...faultsIn(log).map((fault) => `Room ${roomId}: ${sentenceOf(fault)}`));
      for (const { id } of await store.rooms.history(roomId)) {
        const state = await store.keep.historyState(id);
        if (state === null) continue;
        looked.rows += 1;
        if (!isReadable(state)) looked.faults.push(`Room ${roomId}: its kept version ${id} cannot be read.`);
      }
    }
  }
  return looked;
}

function isReadable(update: Uint8Array): boolean {
  try {
    decodeUpdate(update);
    return true;
  } catch {
    return false;
  }
}

function sentenceOf(fault: LogFault): string {
  switch (fault.is) {
    case 'gap':
      return `entry ${fault.next} follows on ${fault.after}; what was between is missing.`;
    case 'end':
      return `its log ends at ${fault.last}, and should at ${fault.head}.`;
    case 'unreadable':
      return `${fault.snapshot ? 'its snapshot' : 'entry'} ${fault.position} cannot be read.`;
    case 'incomplete':
      return `entry ${fault.position} hangs on something that is nowhere.`;
    case 'short':
      return `of client ${fault.client} the document knows ${fault.knows} of ${fault.holds}.`;
    case 'bytes':
      return `it counts ${fault.counted} bytes, and holds ${fault.real}.`;
    case 'nobody':
      return `it holds what is written under client ids that are nobody's: ${fault.clients.join(', ')}.`;
  }
}

/** `npm run check-store`: says whether every document is whole. */
async function main(): Promise<void> {
  const { dataDir, databaseUrl } = readConfig(process.env);
  const store = await openStore(databaseUrl === null ? { dataDir } : { databaseUrl });
  try {
    const { rooms, rows, faults } = await lookThrough(store);
    for (const fault of faults) process.stdout.write(`${fault}\n`);
    const sum = `${rooms} documents opened, ${rows} rows read`;
    process.stdout.write(faults.length === 0 ? `${sum}: all whole.\n` : `${sum}: ${faults.length} faults.\n`);
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    await store.close();
  }
}

main().catch((error: unknown) => {
  const words = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    error instanceof ConfigError ? `${words}\n` : `The store cannot be checked. ${words}\n`,
  );
  process.exitCode = 2;
});
