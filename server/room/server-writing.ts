import * as Y from 'yjs';
import type { WrittenAs } from '#lib/room/pen.ts';
import { type EditProblem, type ServerEdit, writersOf } from '#lib/room/server-edit.ts';
import { ROOM_MAX_BYTES } from '#lib/wire/collab.ts';
import { type AppendAnswer, type ClientOwner, type RoomLog, StoreUnavailable } from '#server/store/store.ts';
import type { Random } from '#server/world.ts';
import type { RoomParts } from './parts.ts';
import { stateAt } from './restore-points.ts';

/** What the server writes, where, and how it is committed. */
export interface WritingOrder {
  roomId: string;
  edit: ServerEdit;
  /** The document that is meant. Absent: whichever the room has now. */
  epoch?: string;
  /**
   * Appends the update to the room's log, with whatever else belongs to the same transaction. Called with null where
   * the document already is as it should be.
   */
  commit?: (batch: ServerBatch) => Promise<CommitAnswer>;
}

/** What is to be appended: an update under fresh client ids, each with the person behind it. */
export interface ServerBatch {
  roomId: string;
  epoch: string;
  update: Uint8Array | null;
  claims: ClientOwner[];
  now: number;
}

/** `stale`: what the edit was made from has changed, so the caller must begin anew. */
export type CommitAnswer = AppendAnswer | { ok: false; reason: 'stale' };

/** `position` is where it stands in the log, or the head when there was nothing to write. */
export type WritingAnswer =
  | { ok: true; position: number }
  | { ok: false; reason: 'closed' | 'gone' | 'room-replaced' | 'room-full' | 'stale' | EditProblem };

/** One edit; more belongs into several. */
const EDIT_MAX_BYTES = 4 * 1024 * 1024;
/** A client id that is taken, a document that is replaced at this very moment: seldom twice in a row. */
const ATTEMPTS = 5;

/**
 * Writes into a room's document as the server: makes the edit on the committed document in a worker, and appends what
 * it adds like any other batch, under fresh client ids of the people in whose names it is. Nobody needs to be in the
 * room, several processes may do it at once, and what people write meanwhile merges with it. Rejects with
 * StoreUnavailable when the store is away; then the edit may be committed or not, so it should bear repeating.
 */
export async function writeAsServer(
  { store, clock, random, compactor }: Pick<RoomParts, 'store' | 'clock' | 'random' | 'compactor'>,
  { roomId, edit, epoch, commit }: WritingOrder,
): Promise<WritingAnswer> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await store.rooms.load(roomId);
    if (stored === null) return { ok: false, reason: 'gone' };
    if (epoch !== undefined && stored.epoch !== epoch) return { ok: false, reason: 'room-replaced' };
    if (stored.closed) return { ok: false, reason: 'closed' };
    const owners = new Map(edit.is === 'put-back' ? ownersOf(stored) : []);
    const clients = freshClients(edit, owners, random);
    const outcome = await compactor.edit(stateAt(stored, stored.head), edit, clients, owners);
    if (!outcome.ok) return outcome;
    const { update } = outcome;
    const size = update?.byteLength ?? 0;
    if (size > EDIT_MAX_BYTES || stored.bytes + size > ROOM_MAX_BYTES) {
      return { ok: false, reason: 'room-full' };
    }
    const used = update === null ? new Map() : Y.parseUpdateMeta(update).from;
    const claims = [...clients]
      .filter(([, client]) => used.has(client))
      .map(([personId, client]) => ({ client, personId }));
    const batch = { roomId, epoch: stored.epoch, claims, now: clock() };
    const answer = await (commit !== undefined
      ? commit({ ...batch, update })
      : append(store, stored, update, batch));
    if (answer.ok) return { ok: true, position: answer.position };
    if (answer.reason === 'closed' || answer.reason === 'gone' || answer.reason === 'stale') {
      return { ok: false, reason: answer.reason };
    }
  }
  throw new StoreUnavailable('The room is replaced again and again.');
}

function append(
  store: RoomParts['store'],
  { roomId, epoch, head }: RoomLog,
  update: Uint8Array | null,
  { claims, now }: Pick<ServerBatch, 'claims' | 'now'>,
): Promise<AppendAnswer> {
  if (update === null) return Promise.resolve({ ok: true, position: head });
  return store.rooms.append(roomId, epoch, update, claims, now);
}

/** A client id of its own for each author, such as a newly opened page has. */
function freshClients(
  edit: ServerEdit,
  owners: ReadonlyMap<number, WrittenAs>,
  random: Random,
): Map<WrittenAs, number> {
  return new Map(writersOf(edit, owners).map((author) => [author, Buffer.from(random(4)).readUInt32BE()]));
}

/** Who stands behind the Yjs client ids of a room. */
export function ownersOf({ clients }: Pick<RoomLog, 'clients'>): [client: number, personId: string | null][] {
  return clients.map(({ client, personId }) => [client, personId]);
}
