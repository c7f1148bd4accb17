import * as Y from 'yjs';
import { outputsOf } from '#lib/review/outputs.ts';
import { headingsSeen } from '#lib/room/keep-headings.ts';
import { mergeUpdates } from '#lib/room/update.ts';
import type { ProjectedRoom, RoomToProject } from '#server/store/projection-store.ts';

/**
 * Which way of reading the program has; with a new number every room is read again. Change it with anything that
 * makes other rows of the same document.
 */
export const FORMAT = 3;

/** A room's rows, and what stands there in place of the headings of guided notes. */
export interface ReadRoom extends ProjectedRoom {
  headings: string;
}

/** Turns a room's log into its rows. Rooms become live documents here, so this runs in a worker. */
export function readRoom(room: RoomToProject, now: number): ReadRoom {
  const doc = new Y.Doc({ gc: true });
  const parts = [
    ...(room.snapshot === null ? [] : [room.snapshot.update]),
    ...room.entries.map(({ update }) => update),
  ];
  if (parts.length > 0) Y.applyUpdate(doc, mergeUpdates(parts));
  const owners = new Map(room.clients.map(({ client, personId }) => [client, personId]));
  const writers = new Set(room.clients.flatMap(({ personId }) => (personId === null ? [] : [personId])));
  const outputs = outputsOf(doc, writers.size, {
    ownerOf: (client) => owners.get(client) ?? null,
    isServer: (client) => owners.get(client) === null,
    committedAt: commitTimes(room.entries),
    firstSeen: new Map(room.firstSeen),
    now,
  });
  const headings = headingsSeen(doc);
  doc.destroy();
  const { roomId, epoch, head } = room;
  return {
    roomId,
    epoch,
    position: head,
    format: FORMAT,
    changedAt: writers.size === 0 ? null : (room.entries.at(-1)?.savedAt ?? room.changedAt ?? now),
    outputs,
    headings,
  };
}

/** Looks up when a clock of a client was committed, among the entries that are still there one by one. */
export function commitTimes(
  entries: RoomToProject['entries'],
): (client: number, clock: number) => number | null {
  const spans = entries.map(({ update, savedAt }) => ({ ...Y.parseUpdateMeta(update), savedAt }));
  return (client, clock) => {
    const span = spans.find(({ from, to }) => {
      const begin = from.get(client);
      return begin !== undefined && begin <= clock && clock < (to.get(client) ?? 0);
    });
    // Older than what is left of the log one by one: at the latest then.
    return span?.savedAt ?? entries[0]?.savedAt ?? null;
  };
}
