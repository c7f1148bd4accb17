import { fileOf } from '#lib/event/event-file.ts';
import type { KeptProgramme, KeptSession } from '#lib/event/kept.ts';
import { canonical, hashOfHashed } from '#lib/outputs-file/canonical.ts';
import { type FilePerson, LEFT_OUT, type OutputsFile, VERSION } from '#lib/outputs-file/shape.ts';
import type { SettledQuestion } from '#lib/outputs-file/votes.ts';
import { fileVotesOf, votesWithin } from '#lib/outputs-file/write-votes.ts';
import type { Person } from '#lib/people/person.ts';
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
  // Polls stand behind the rooms here, with what was answered.
  const { sessions, polls: _, ...event } = fileOf(programme);
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
      const people = await tellAll(stored.clients, nameless, store);
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
  const voted = await votesFor({ store, programme, of, places, told, known });
  const { polls, dots, questions } = voted;
  const asked = Object.fromEntries(
    Object.entries({ polls, dots, questions }).filter(([, list]) => list.length > 0),
  );
  const people = voted.known.flatMap((key) => told.get(key) ?? []);
  const hash = hashOfHashed({ ...event, sessions: hashed, ...asked, people }, sha256);
  const outputs: OutputsFile['outputs'] = {
    version: VERSION,
    of,
    writtenAt: new Date(now).toISOString(),
    keepUntil: new Date(programme.event.retainUntil).toISOString(),
    leftOut: [...LEFT_OUT],
    hash,
  };
  yield '],\n';
  for (const [name, list] of Object.entries({ ...asked, people })) {
    yield ` "${name}": [${list.map((each) => `\n${JSON.stringify(each)}`).join(',')}],\n`;
  }
  yield ` "outputs": ${JSON.stringify(outputs)}\n}\n`;
}

/** What was answered, marked and asked in the rooms of the file; `told` then also has those who only did that. */
async function votesFor({
  store,
  programme,
  of,
  places,
  told,
  known,
}: Pick<FileOrder, 'store' | 'programme' | 'of'> & {
  places: ReadonlyMap<string, { session: number; room: number }>;
  told: Map<string, FilePerson>;
  known: readonly string[];
}): Promise<ReturnType<typeof fileVotesOf>> {
  const eventId = programme.event.id;
  const sessions = new Map(programme.sessions.map(({ id }, place) => [id, place]));
  const nameless = new Set(
    programme.sessions.flatMap(({ attribution, rooms }) =>
      attribution === 'organisation' ? rooms.map(({ id }) => id) : [],
    ),
  );
  const questions: SettledQuestion[] = [];
  for (const roomId of places.keys()) {
    for (const { id, text, personId, state, votes } of (await store.questions.room(roomId))?.questions ??
      []) {
      if (state === 'open' || state === 'answered')
        questions.push({ id, roomId, text, personId, state, votes });
    }
  }
  const votes = votesWithin(
    {
      polls: await store.polls.settled(eventId),
      dots: await store.dots.settled(eventId),
      questions,
    },
    (roomId) => places.has(roomId),
  );
  const answered = new Set(votes.polls.map(({ pollId }) => pollId));
  const prepared = (await store.polls.list(eventId))
    .map(({ poll }) => poll)
    .filter(({ id, sessionId }) =>
      sessionId === null ? of === 'event' || answered.has(id) : sessions.has(sessionId) || answered.has(id),
    );
  const keyOf = (personId: string, roomId: string | null) =>
    roomId !== null && nameless.has(roomId) ? keyIn(roomId, personId) : personId;
  const tell = async (personId: string | null, roomId: string | null) => {
    if (personId === null || told.has(keyOf(personId, roomId))) return;
    told.set(
      keyOf(personId, roomId),
      tellOf(await store.people.read(personId), keyOf(personId, roomId) !== personId),
    );
  };
  for (const { ballots } of [...votes.polls, ...votes.dots]) {
    for (const { personId } of ballots ?? []) await tell(personId, null);
  }
  for (const { personId, roomId } of votes.questions) await tell(personId, roomId);
  return fileVotesOf(
    prepared,
    votes,
    {
      placeOf: (roomId) => places.get(roomId) ?? { session: -1, room: -1 },
      sessionAt: (sessionId) => sessions.get(sessionId) ?? null,
      keyOf,
      saidOf: (key) => canonical(told.get(key)),
    },
    known,
  );
}

/** By what somebody is known in a room that signs by organisation: nobody can be found again in another one. */
function keyIn(roomId: string, personId: string): string {
  return `${roomId} ${personId}`;
}

/** What the file says of everybody who wrote in a room; where it signs by organisation, no name. */
async function tellAll(
  clients: readonly { personId: string | null }[],
  nameless: boolean,
  store: Store,
): Promise<Map<string, FilePerson>> {
  const ids = new Set(clients.flatMap(({ personId }) => (personId === null ? [] : [personId])));
  const told = new Map<string, FilePerson>();
  for (const id of ids) {
    told.set(id, tellOf(await store.people.read(id), nameless));
  }
  return told;
}

function tellOf(person: Person | null, nameless: boolean): FilePerson {
  return {
    name: nameless ? '' : (person?.name ?? ''),
    ...(person?.organisationId ? { organisation: person.organisationId } : {}),
    ...(person?.country ? { country: person.country } : {}),
    language: nameless ? 'en' : (person?.language ?? 'en'),
  };
}

function placesOf(sessions: readonly KeptSession[]): Map<string, { session: number; room: number }> {
  return new Map(
    sessions.flatMap((session, s) =>
      session.rooms.map(({ id }, r) => [id, { session: s, room: r }] as const),
    ),
  );
}
