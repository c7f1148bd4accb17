import { createHash } from 'node:crypto';
import type { Checked } from '#lib/event/mistake.ts';
import { canonical } from '#lib/outputs-file/canonical.ts';
import { type Import, importOf } from '#lib/outputs-file/import.ts';
import { fileRoomOf } from '#lib/outputs-file/read-room.ts';
import type { FilePerson, FileRoom } from '#lib/outputs-file/shape.ts';
import { mergeUpdates } from '#lib/room/update.ts';
import { commitTimes } from '#server/projection/read-room.ts';
import type { RoomToProject } from '#server/store/projection-store.ts';
import { systemRandom } from '#server/world.ts';

/** What the worker for files is asked. */
export type OutputsTask = { is: 'read'; asked: RoomReading } | { is: 'take-in'; text: string; now: number };

export interface RoomReading {
  stored: RoomToProject;
  /** Codes of the room's countries. */
  countries: readonly string[];
  /** What the file says of each person who wrote there, by id. */
  people: ReadonlyMap<string, FilePerson>;
  /** The people of the rooms before, by what they are known by in the file. */
  known: readonly string[];
  /** The session signs by organisation: nobody can be found again in another room. */
  nameless: boolean;
  /** The rooms of the file by their place. */
  places: ReadonlyMap<string, { session: number; room: number }>;
  now: number;
}

export interface RoomRead {
  room: FileRoom & { countries: readonly string[] };
  /** Of the room alone. */
  hash: string;
  known: string[];
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Reads a room for a file. */
export function readForFile({
  stored,
  countries,
  people,
  known,
  nameless,
  places,
  now,
}: RoomReading): RoomRead {
  const owners = new Map(stored.clients.map(({ client, personId }) => [client, personId]));
  const firstSeen = new Map(stored.firstSeen);
  const committedAt = commitTimes(stored.entries);
  const before = `${stored.roomId} `;
  const updates = [
    ...(stored.snapshot === null ? [] : [stored.snapshot.update]),
    ...stored.entries.map(({ update }) => update),
  ];
  const written = [...owners.values()].some((personId) => personId !== null);
  const read = fileRoomOf(
    mergeUpdates(updates),
    {
      keyOf(client) {
        const personId = owners.get(client) ?? null;
        return personId === null || !nameless ? personId : before + personId;
      },
      isServer: (client) => owners.get(client) === null,
      saidOf: (key) => canonical(people.get(nameless ? key.slice(before.length) : key)),
      createdAt: (cardId, client, clock) => firstSeen.get(cardId) ?? committedAt(client, clock) ?? now,
      placeOf: (roomId) => places.get(roomId) ?? null,
      writtenAt: written ? (stored.entries.at(-1)?.savedAt ?? stored.changedAt ?? now) : null,
    },
    known,
  );
  const room = { countries, ...read.room };
  return { room, hash: sha256(canonical(room)), known: read.known };
}

/** Reads a file of outputs; see `importOf`. */
export function takeIn(text: string, now: number): Checked<Import> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { ok: false, mistakes: [{ place: '', code: 'value-wrong' }] };
  }
  return importOf(content, { now, random: systemRandom, sha256 });
}
