import { fileOf } from '#lib/event/event-file.ts';
import type { KeptProgramme, KeptSession } from '#lib/event/kept.ts';
import { hashOfHashed } from '#lib/outputs-file/canonical.ts';
import { type FilePerson, LEFT_OUT, type OutputsFile, VERSION } from '#lib/outputs-file/shape.ts';
import type { Store } from '#server/store/store.ts';
import type { OutputFiles } from './files.ts';
import { sha256 } from './tasks.ts';

export interface FileOrder {
  store: Store;
  files: OutputFiles;
  /** The programme with the sessions and rooms that are wanted, and no others. */
  programme: KeptProgramme;
  of: OutputsFile['outputs']['of'];
  now: number;
}

/**
 * A file of outputs, piece by piece: never more than one room is held. Rejects in between when a room cannot be read, so
 * that nobody takes half a file for a whole one.
 */
export async function* outputsFile({ store, files, programme, of, now }: FileOrder): AsyncGenerator<string> {
  const { sessions, ...event } = fileOf(programme);
  const places = placesOf(programme.sessions);
  const told = new Map<string, FilePerson>();
  let known: string[] = [];
  const hashed: object[] = [];
  yield `${JSON.stringify(event, null, 1).replace(/\n}$/, '')},\n "sessions": [`;
  for (const [index, session] of programme.sessions.entries()) {
    const { rooms: _, ...head } = sessions[index] ?? { rooms: [] };
    const about = { ...head, ...(session.state === 'closed' ? { closed: true } : {}) };
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(about).replace(/}$/, '')},"rooms":[`;
    const hashes: string[] = [];
    for (const [at, { id, countries }] of session.rooms.entries()) {
      const stored = await store.projection.load(id);
      if (stored === null) throw new Error('A room went while the file was written.');
      const nameless = session.attribution === 'organisation';
      const people = await tellOf(stored.clients, nameless, store);
      const read = await files.read({ stored, countries, people, known, nameless, places, now });
      for (const key of read.known.slice(known.length)) {
        const person = people.get(nameless ? key.slice(id.length + 1) : key);
        if (person !== undefined) told.set(key, person);
      }
      known = read.known;
      hashes.push(read.hash);
      yield `${at === 0 ? '' : ','}\n${JSON.stringify(read.room)}`;
    }
    hashed.push({ ...about, rooms: hashes });
    yield ']}';
  }
  const people = known.flatMap((key) => told.get(key) ?? []);
  const hash = hashOfHashed({ ...event, sessions: hashed, people }, sha256);
  const outputs: OutputsFile['outputs'] = {
    version: VERSION,
    of,
    writtenAt: new Date(now).toISOString(),
    keepUntil: new Date(programme.event.retainUntil).toISOString(),
    leftOut: [...LEFT_OUT],
    hash,
  };
  const list = people.map((person) => `\n${JSON.stringify(person)}`).join(',');
  yield `],\n "people": [${list}],\n "outputs": ${JSON.stringify(outputs)}\n}\n`;
}

/** What the file says of everybody who wrote in a room; where it signs by organisation, no name. */
async function tellOf(
  clients: readonly { personId: string | null }[],
  nameless: boolean,
  store: Store,
): Promise<Map<string, FilePerson>> {
  const ids = new Set(clients.flatMap(({ personId }) => (personId === null ? [] : [personId])));
  const told = new Map<string, FilePerson>();
  for (const id of ids) {
    const person = await store.people.read(id);
    told.set(id, {
      name: nameless ? '' : (person?.name ?? ''),
      ...(person?.organisationId ? { organisation: person.organisationId } : {}),
      ...(person?.country ? { country: person.country } : {}),
      language: nameless ? 'en' : (person?.language ?? 'en'),
    });
  }
  return told;
}

function placesOf(sessions: readonly KeptSession[]): Map<string, { session: number; room: number }> {
  return new Map(
    sessions.flatMap((session, s) =>
      session.rooms.map(({ id }, r) => [id, { session: s, room: r }] as const),
    ),
  );
}
