import * as Y from 'yjs';
import { decodeUpdate } from './update.ts';

/** A room's log as it is stored. */
export interface StoredLog {
  /** Position of the newest entry. */
  head: number;
  /** Bytes of snapshot and entries together, as the room counts them. */
  bytes: number;
  snapshot: { position: number; update: Uint8Array } | null;
  entries: readonly { position: number; update: Uint8Array }[];
  /** The Yjs client ids of which is written down whose they are. */
  clients: readonly { client: number }[];
}

/** What is wrong with a log. Positions of entries; 0 stands for the beginning. */
export type LogFault =
  /** `next` follows on `after`, and those between are missing. */
  | { is: 'gap'; after: number; next: number }
  /** The log ends before, or after, the position that the room counts. */
  | { is: 'end'; last: number; head: number }
  /** Not an update; `snapshot` when it is that one. */
  | { is: 'unreadable'; position: number; snapshot: boolean }
  /** From there on the document waits for something that is nowhere. */
  | { is: 'incomplete'; position: number }
  /** The document knows less of a client id than the log holds. */
  | { is: 'short'; client: number; knows: number; holds: number }
  /** The room counts other bytes than there are. */
  | { is: 'bytes'; counted: number; real: number }
  /** Client ids that something is written under and that are nobody's. */
  | { is: 'nobody'; clients: number[] };

/** Opens the document of a log, and says what is wrong with it; nothing when it is whole. */
export function faultsIn(log: StoredLog): LogFault[] {
  const faults: LogFault[] = [];
  const rows = [...(log.snapshot === null ? [] : [log.snapshot]), ...log.entries];
  const doc = new Y.Doc({ gc: true });
  const holds = new Map<number, number>();
  let last = log.snapshot?.position ?? 0;
  for (const row of rows) {
    const { position, update } = row;
    const isSnapshot = row === log.snapshot;
    if (!isSnapshot && position !== last + 1) faults.push({ is: 'gap', after: last, next: position });
    last = position;
    try {
      for (const struct of decodeUpdate(update).structs) {
        if (struct instanceof Y.Skip) continue;
        const end = struct.id.clock + struct.length;
        holds.set(struct.id.client, Math.max(holds.get(struct.id.client) ?? 0, end));
      }
      const wasWaiting = isWaiting(doc);
      Y.applyUpdate(doc, update);
      if (isWaiting(doc) && !wasWaiting) faults.push({ is: 'incomplete', position });
    } catch {
      faults.push({ is: 'unreadable', position, snapshot: isSnapshot });
    }
  }
  if (last !== log.head) faults.push({ is: 'end', last, head: log.head });

  const owned = new Set(log.clients.map(({ client }) => client));
  const nobodys: number[] = [];
  for (const [client, end] of holds) {
    const knows = Y.getState(doc.store, client);
    if (knows < end) faults.push({ is: 'short', client, knows, holds: end });
    if (!owned.has(client)) nobodys.push(client);
  }
  if (nobodys.length > 0) faults.push({ is: 'nobody', clients: nobodys });
  const real = rows.reduce((sum, { update }) => sum + update.byteLength, 0);
  if (real !== log.bytes) faults.push({ is: 'bytes', counted: log.bytes, real });
  doc.destroy();
  return faults;
}

function isWaiting({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null;
}
