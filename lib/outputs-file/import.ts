import type { Random } from '#lib/base32.ts';
import { CARD_TEXT_MAX, CARDS_MAX } from '#lib/board/schema.ts';
import type { EventPlan } from '#lib/event/event.ts';
import { nameShape, planOf } from '#lib/event/event-file.ts';
import { type Checked, Mistakes, within } from '#lib/event/mistake.ts';
import { readLine } from '#lib/event/text.ts';
import { newId } from '#lib/ids.ts';
import { NAME_MAX, type Person } from '#lib/people/person.ts';
import { ROOM_MAX_BYTES } from '#lib/wire/collab.ts';
import { differenceOf, hashOf, type Sha256 } from './canonical.ts';
import { fileRoomOf } from './read-room.ts';
import { readVotes } from './read-votes.ts';
import { type FileRoom, OutputsFile } from './shape.ts';
import type { Votes } from './votes.ts';
import { writeRoom } from './write-room.ts';

/** People in one file; far beyond any meeting. */
const FILE_PEOPLE_MAX = 5000;

/** An event with all that was written in it, to be created in one go. */
export interface Import {
  plan: EventPlan;
  /** New participants without a pass; `listed` false: nothing is known of them but where they belong. */
  people: { person: Person; listed: boolean }[];
  rooms: ImportedRoom[];
  votes: Votes;
}

export interface ImportedRoom {
  roomId: string;
  update: Uint8Array;
  /** Who stands behind each Yjs client id in it; null: the server. */
  owners: { client: number; personId: string | null }[];
  /** When each card was first committed, milliseconds since 1970. */
  origins: { cardId: string; createdAt: number }[];
  writtenAt: number | null;
}

export interface ImportParts {
  now: number;
  random: Random;
  sha256: Sha256;
}

/**
 * Reads a file of outputs: the event to create, with new ids for everything and everybody, or everything that is wrong,
 * each with its place. Each room is made and read again: what would not come back as the file says it is wrong.
 */
export function importOf(content: unknown, parts: ImportParts): Checked<Import> {
  const mistakes = new Mistakes();
  const parsed = OutputsFile.safeParse(content, { reportInput: true });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) nameShape(issue, mistakes);
    return { ok: false, mistakes: mistakes.list };
  }
  const file = parsed.data;
  const planned = planOf(eventPartOf(file), parts.random);
  if (!planned.ok) return planned;
  const plan = planFor(file, planned.value, parts, mistakes);
  const people = peopleOf(file, plan, parts.random, mistakes);
  const { hash } = file.outputs;
  if (hash !== undefined && hash !== hashOf(file, parts.sha256)) mistakes.add('outputs.hash', 'file-changed');
  checkPeople(file, mistakes);
  for (const [s, session] of file.sessions.entries()) {
    for (const [r, room] of session.rooms.entries()) {
      checkRoom(room, within(within(within('sessions', s), 'rooms'), r), plan, mistakes);
    }
  }
  if (mistakes.list.length > 0) return { ok: false, mistakes: mistakes.list };
  const ids = people.map(({ person }) => person.id);
  const votes = readVotes(file, { plan, ids, mistakes, random: parts.random });
  const rooms = file.sessions.flatMap((session, s) =>
    session.rooms.map(({ countries: _, ...room }, r) => {
      const place = within(within(within('sessions', s), 'rooms'), r);
      return makeRoom(room, { session: s, room: r }, { plan, ids, place, mistakes, random: parts.random });
    }),
  );
  return mistakes.checked({ plan, people, rooms, votes });
}

function eventPartOf(file: OutputsFile): object {
  const { outputs: _, people: __, dots: ___, questions: ____, sessions, polls, ...event } = file;
  return {
    ...event,
    ...(polls === undefined ? {} : { polls: polls.map(({ rounds: _, ...poll }) => poll) }),
    sessions: sessions.map(({ closed: _, rooms, ...session }) => ({
      ...session,
      rooms: rooms.map(({ countries }) => ({ countries })),
    })),
  };
}

/** Sessions that begin together are told apart by their ids, so these lie in the order of the file. */
function planFor(
  file: OutputsFile,
  { event, joinCode, sessions, polls }: EventPlan,
  { now, random }: ImportParts,
  mistakes: Mistakes,
): EventPlan {
  const retainUntil = Date.parse(file.outputs.keepUntil);
  if (retainUntil <= now) mistakes.add('outputs.keepUntil', 'keep-over');
  const ids = sessions.map(() => newId(random)).sort();
  const places = new Map(sessions.map(({ session }, index) => [session.id, index]));
  return {
    event: { ...event, retainUntil },
    joinCode,
    sessions: sessions.map(({ session, template }, index) => {
      const id = ids[index] ?? session.id;
      const rooms = session.rooms.map((room) => ({ ...room, sessionId: id }));
      const state = file.sessions[index]?.closed === true ? 'closed' : 'open';
      return { session: { ...session, id, rooms, state }, template };
    }),
    polls: polls.map((poll) => ({
      ...poll,
      sessionId: poll.sessionId === null ? null : (ids[places.get(poll.sessionId) ?? -1] ?? null),
    })),
  };
}

function peopleOf(file: OutputsFile, plan: EventPlan, random: Random, mistakes: Mistakes): Import['people'] {
  const { event } = plan;
  if (file.people.length > FILE_PEOPLE_MAX) mistakes.add('people', 'too-many', FILE_PEOPLE_MAX);
  return file.people.map(({ name, organisation = null, country = null, language }, index) => {
    const here = within('people', index);
    if (organisation !== null && !event.organisations.some(({ id }) => id === organisation)) {
      mistakes.add(within(here, 'organisation'), 'organisation-not-listed', organisation);
    }
    if (country !== null && !event.countries.some(({ code }) => code === country)) {
      mistakes.add(within(here, 'country'), 'country-not-listed', country);
    }
    const person: Person = {
      id: newId(random),
      eventId: event.id,
      // Whoever ran the meeting there does not run it here.
      role: 'participant',
      name: readLine(name, NAME_MAX, within(here, 'name'), mistakes),
      organisationId: organisation,
      country,
      language,
    };
    return { person, listed: name !== '' };
  });
}

/** Every number that stands for somebody must have somebody in the list. */
function checkPeople({ sessions, people }: OutputsFile, mistakes: Mistakes): void {
  const check = (number: unknown, place: string) => {
    if (typeof number === 'number' && number >= people.length) {
      mistakes.add(place, 'person-not-listed', number);
    }
  };
  const visit = (value: unknown, place: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      const here = within(place, Array.isArray(value) ? Number(key) : key);
      if (key === 'by' || key === 'sentBy') check(part, here);
      else if (key === 'reactions') {
        for (const [symbol, numbers] of Object.entries(part as Record<string, number[]>)) {
          for (const [index, number] of numbers.entries()) check(number, within(within(here, symbol), index));
        }
      } else if (!PLAIN.has(key)) visit(part, here);
    }
  };
  visit(sessions, 'sessions');
}

/** What holds values of others, in which a `by` means nothing. */
const PLAIN = new Set(['attributes', 'marks', 'more', 'embed', 'title']);

function checkRoom(room: FileRoom, place: string, { event }: EventPlan, mistakes: Mistakes): void {
  if (room.cards.length > CARDS_MAX) mistakes.add(within(place, 'cards'), 'too-many', CARDS_MAX);
  const columns = new Set(room.columns.map(({ id }) => id));
  const seen = new Set<string>();
  room.cards.forEach((card, index) => {
    const here = within(within(place, 'cards'), index);
    if (seen.has(card.id)) mistakes.add(within(here, 'id'), 'double', card.id);
    seen.add(card.id);
    if (!columns.has(card.column)) {
      mistakes.add(within(here, 'column'), 'choice-wrong', [...columns].join(', '));
    }
    const length =
      typeof card.text === 'string'
        ? card.text.length
        : card.text.reduce((sum, { text }) => sum + text.length, 0);
    // Two people who write at once may honestly exceed the limit a little.
    if (length > CARD_TEXT_MAX * 2) mistakes.add(within(here, 'text'), 'text-too-long', CARD_TEXT_MAX);
    const organisation = card.signed?.organisation ?? null;
    if (organisation !== null && !event.organisations.some(({ id }) => id === organisation)) {
      mistakes.add(within(within(here, 'signed'), 'organisation'), 'organisation-not-listed', organisation);
    }
  });
}

interface Making {
  plan: EventPlan;
  /** The new ids of the file's people. */
  ids: readonly string[];
  place: string;
  mistakes: Mistakes;
  random: Random;
}

function makeRoom(
  room: FileRoom,
  at: { session: number; room: number },
  { plan, ids, place, mistakes, random }: Making,
): ImportedRoom {
  const clients = new Map<number | undefined, number>();
  const numbers = new Map<number, number | undefined>();
  const clientOf = (by: number | undefined): number => {
    const known = clients.get(by);
    if (known !== undefined) return known;
    let client = clientId(random);
    while (numbers.has(client)) client = clientId(random);
    clients.set(by, client);
    numbers.set(client, by);
    return client;
  };
  const roomAt = (where: { session: number; room: number }) =>
    plan.sessions[where.session]?.session.rooms[where.room]?.id ?? null;
  const made = writeRoom(room, { clientOf, roomAt });
  const origins = room.cards.map((card) => ({ cardId: card.id, createdAt: Date.parse(card.at) }));
  const writtenAt = room.writtenAt === undefined ? null : Date.parse(room.writtenAt);
  if (made.byteLength > ROOM_MAX_BYTES) mistakes.add(place, 'room-too-large');
  else {
    const again = readAgain(made, { numbers, origins, writtenAt, people: ids.length, plan });
    const difference = differenceOf(room, again);
    if (difference !== null)
      mistakes.add(difference === '' ? place : `${place}.${difference}`, 'value-wrong');
  }
  return {
    roomId: roomAt(at) ?? '',
    update: made,
    owners: [...clients].map(([by, client]) => ({
      client,
      personId: by === undefined ? null : (ids[by] ?? null),
    })),
    origins,
    writtenAt,
  };
}

interface Made {
  numbers: ReadonlyMap<number, number | undefined>;
  origins: ImportedRoom['origins'];
  writtenAt: number | null;
  people: number;
  plan: EventPlan;
}

/** What an export would say of the room, with the people numbered as in the file. */
function readAgain(update: Uint8Array, { numbers, origins, writtenAt, people, plan }: Made): FileRoom {
  const created = new Map(origins.map(({ cardId, createdAt }) => [cardId, createdAt]));
  const places = plan.sessions.flatMap(({ session }, s) => session.rooms.map(({ id }, r) => ({ id, s, r })));
  const known = Array.from({ length: people }, (_, number) => String(number));
  const { room } = fileRoomOf(
    update,
    {
      keyOf: (client) => numbers.get(client)?.toString() ?? null,
      isServer: (client) => numbers.has(client) && numbers.get(client) === undefined,
      saidOf: () => '',
      createdAt: (cardId) => created.get(cardId) ?? 0,
      placeOf: (roomId) => {
        const place = places.find(({ id }) => id === roomId);
        return place === undefined ? null : { session: place.s, room: place.r };
      },
      writtenAt,
    },
    known,
  );
  return room;
}

function clientId(random: Random): number {
  return random(4).reduce((id, byte) => id * 0x100 + byte, 0);
}
