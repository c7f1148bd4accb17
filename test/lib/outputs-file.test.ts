import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addCard, deleteCard } from '#lib/board/edit.ts';
import { cardsOf } from '#lib/board/schema.ts';
import { fileOf } from '#lib/event/event-file.ts';
import { attendees } from '#lib/full-day/people.ts';
import { fullDayPlan } from '#lib/full-day/programme.ts';
import { dayOf } from '#lib/full-day/room.ts';
import { canonical, hashOf } from '#lib/outputs-file/canonical.ts';
import { type Import, importOf } from '#lib/outputs-file/import.ts';
import { fileRoomOf } from '#lib/outputs-file/read-room.ts';
import type { FileRoom, OutputsFile } from '#lib/outputs-file/shape.ts';
import { compactUpdate } from '#lib/room/compact.ts';
import { templateUpdate } from '#lib/room/template.ts';
import { mergeUpdates } from '#lib/room/update.ts';
import { seededRandom } from '#test/support/chance.ts';
import { tells, times } from '#test/support/figures.ts';

const NOW = Date.UTC(2026, 2, 28, 12);
const BOARDS = times(500, 5000);
/** Moments of the recording. */
const MOMENTS = times(10, 50);
const plan = fullDayPlan(NOW);
const people = attendees(plan.event);
const template = plan.sessions[0]?.template ?? { headings: [], columns: [] };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A room as its log holds it: the updates, who stands behind each client id. */
interface Log {
  updates: Uint8Array[];
  owners: Map<number, string | null>;
}

function logOf(seed: number): Log {
  const first = templateUpdate(template, 7);
  const start = (seed * 7) % 120;
  const revealed = seed % 10 === 4 ? 'anonymous' : seed % 10 === 7 ? 'organisation' : null;
  const batches = dayOf({
    roomId: `board ${seed}`,
    country: seed % 3 === 0 ? null : 'IQ',
    template: first,
    people: people.slice(start, start + 2 + (seed % 9)),
    cards: revealed === null ? 3 + (seed % 7) : 13,
    revealed,
    from: NOW,
    to: NOW + 1_000_000,
  });
  const owners = new Map<number, string | null>([[7, null]]);
  for (const { claims } of batches) for (const { client, personId } of claims) owners.set(client, personId);
  return { updates: [first, ...batches.map(({ update }) => update)], owners };
}

function exported({ updates, owners }: Log, known: string[] = []): { room: FileRoom; known: string[] } {
  return fileRoomOf(
    mergeUpdates(updates),
    {
      keyOf: (client) => owners.get(client) ?? null,
      isServer: (client) => owners.get(client) === null,
      saidOf: (id) => canonical(said(id)),
      createdAt: (_, client) => NOW + (client % 1000),
      placeOf: () => null,
      writtenAt: NOW,
    },
    known,
  );
}

function said(id: string) {
  const person = people.find((each) => each.id === id);
  return {
    name: person?.name ?? '',
    organisation: person?.organisationId ?? undefined,
    language: 'fr' as const,
  };
}

/** The file of an event of one session, its rooms filled. */
function fileWith(logs: Log[]): OutputsFile {
  let known: string[] = [];
  const rooms = logs.map((log, index) => {
    const done = exported(log, known);
    known = done.known;
    return { countries: index === 0 ? [] : [plan.event.countries[index - 1]?.code ?? ''], ...done.room };
  });
  const [session] = plan.sessions;
  if (session === undefined) throw new Error('the plan has no session');
  const kept = { ...session.session, version: 1, archived: false, rooms: [], template: session.template };
  const event = fileOf({
    version: 1,
    event: plan.event,
    sessions: [kept],
    used: { organisations: [], countries: [] },
  });
  const file: OutputsFile = {
    ...event,
    sessions: event.sessions.map((each) => ({ ...each, rooms })),
    people: known.map(said),
    outputs: {
      version: 1,
      of: 'event',
      writtenAt: new Date(NOW).toISOString(),
      keepUntil: new Date(NOW + 1000).toISOString(),
      leftOut: [],
    },
  };
  file.outputs.hash = hashOf(file, sha256);
  return file;
}

function taken(file: unknown, now = NOW): Import {
  const read = importOf(file, { now, random: seededRandom(1), sha256 });
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes.slice(0, 5)));
  return read.value;
}

function mistakesIn(file: unknown, now = NOW): string[] {
  const read = importOf(file, { now, random: seededRandom(1), sha256 });
  return read.ok ? [] : read.mistakes.map(({ place, code }) => `${place}: ${code}`);
}

describe('saving and loading', { timeout: 180_000 }, () => {
  test(`[19] ${BOARDS} boards come back from their compacted log as they were: content, deletions, clocks`, () => {
    for (let seed = 0; seed < BOARDS; seed++) {
      const { updates } = logOf(seed);
      const doc = new Y.Doc();
      for (const update of updates) Y.applyUpdate(doc, update);
      const again = new Y.Doc();
      Y.applyUpdate(again, compactUpdate(mergeUpdates(updates)));
      expect(Y.equalSnapshots(Y.snapshot(again), Y.snapshot(doc)), `board ${seed}`).toBe(true);
      expect(Y.encodeStateVector(again)).toEqual(Y.encodeStateVector(doc));
      expect(cardsOf(again).toJSON(), `board ${seed}`).toEqual(cardsOf(doc).toJSON());
      expect(again.getXmlFragment('notes').toJSON()).toEqual(doc.getXmlFragment('notes').toJSON());
    }
    tells(19, { boards: BOARDS });
  });

  test(`[19] so does a text that two people really typed, at ${MOMENTS} moments of it`, () => {
    const { start, typed } = replayed('test/recordings/friendsforever.json.gz');
    const doc = new Y.Doc();
    Y.applyUpdate(doc, start);
    let place = 0;
    for (let moment = 1; moment <= MOMENTS; moment++) {
      while (place < Math.floor((typed.length * moment) / MOMENTS)) {
        Y.applyUpdate(doc, typed[place++] ?? new Uint8Array());
      }
      const again = new Y.Doc();
      Y.applyUpdate(again, compactUpdate(Y.encodeStateAsUpdate(doc)));
      expect(Y.equalSnapshots(Y.snapshot(again), Y.snapshot(doc)), `moment ${moment}`).toBe(true);
      expect(again.getXmlFragment('notes').toJSON()).toEqual(doc.getXmlFragment('notes').toJSON());
    }
    expect(place).toBe(typed.length);
  });
});

describe('outputs as a file', { timeout: 180_000 }, () => {
  test(`[19] ${BOARDS} boards that are taken in again give the same file, under other ids and other people`, () => {
    for (let seed = 0; seed < BOARDS; seed += 5) {
      const logs = [0, 1, 2, 3, 4].map((more) => logOf(seed + more));
      const file = fileWith(logs);
      const { rooms, people: newcomers } = taken(file);
      const names = new Map(newcomers.map(({ person }) => [person.id, person.name]));
      let known: string[] = [];
      for (const [index, { update, owners, origins }] of rooms.entries()) {
        const created = new Map(origins.map(({ cardId, createdAt }) => [cardId, createdAt]));
        const done = fileRoomOf(
          update,
          {
            keyOf: (client) => owners.find((owner) => owner.client === client)?.personId ?? null,
            isServer: (client) => owners.some((owner) => owner.client === client && owner.personId === null),
            saidOf: (id) => names.get(id) ?? '',
            createdAt: (cardId) => created.get(cardId) ?? 0,
            placeOf: () => null,
            writtenAt: NOW,
          },
          known,
        );
        known = done.known;
        const { countries: _, ...room } = file.sessions[0]?.rooms[index] ?? { countries: [] };
        expect(canonical(done.room), `board ${seed + index}`).toBe(canonical(room));
      }
      expect(newcomers.every(({ person }) => person.role === 'participant')).toBe(true);
      expect(known.map((id) => names.get(id))).toEqual(file.people.map(({ name }) => name));
    }
  });

  test('[19] so does a text that two people really typed', () => {
    const { doc, owners } = replayed('test/recordings/friendsforever.json.gz');
    const log = { updates: [Y.encodeStateAsUpdate(doc)], owners };
    const file = fileWith([log]);
    const [room] = taken(file).rooms;
    const again = new Y.Doc();
    Y.applyUpdate(again, room?.update ?? new Uint8Array());
    expect(JSON.stringify(again.getXmlFragment('notes').toJSON())).toBe(
      JSON.stringify(doc.getXmlFragment('notes').toJSON()),
    );
    const compacted = new Y.Doc();
    Y.applyUpdate(compacted, compactUpdate(log.updates[0] ?? new Uint8Array()));
    expect(Y.equalSnapshots(Y.snapshot(compacted), Y.snapshot(doc))).toBe(true);
  });

  test('leaves out what lies in the bin, and nobody is named on a card that was revealed without names', () => {
    const log = logOf(4);
    const doc = new Y.Doc();
    for (const update of log.updates) Y.applyUpdate(doc, update);
    addCard(doc, { id: 'gone', column: 'obstacles', text: 'taken back' });
    deleteCard(doc, 'gone', NOW);
    log.owners.set(doc.clientID, people[0]?.id ?? null);
    const { room } = exported({ ...log, updates: [Y.encodeStateAsUpdate(doc)] });
    expect(JSON.stringify(room)).not.toContain('taken back');
    const revealed = room.cards.filter(({ signed }) => signed !== undefined);
    expect(revealed).toHaveLength(12);
    expect(revealed.every(({ by }) => by === undefined)).toBe(true);
    expect(room.cards.some(({ by }) => by !== undefined)).toBe(true);
  });

  test('every mistake is named with its place, and nothing comes of the file', () => {
    const file = fileWith([logOf(1), logOf(2)]);
    expect(mistakesIn(file)).toEqual([]);
    const changed = (change: (file: OutputsFile) => void, withHash = true) => {
      const copy = structuredClone(file);
      change(copy);
      if (withHash) copy.outputs.hash = hashOf(copy, sha256);
      return mistakesIn(copy);
    };
    const room = (of: OutputsFile) =>
      of.sessions[0]?.rooms[1] ?? { cards: [], notes: [], countries: [], columns: [] };
    const card = (of: OutputsFile, at: number) => room(of).cards[at] ?? ({} as FileRoom['cards'][number]);
    expect(changed((it) => Object.assign(card(it, 2), { text: 'another' }), false)).toEqual([
      'outputs.hash: file-changed',
    ]);
    expect(changed((it) => Object.assign(card(it, 2), { by: 999 }))).toEqual([
      'sessions[0].rooms[1].cards[2].by: person-not-listed',
    ]);
    expect(changed((it) => Object.assign(card(it, 0), { column: 'nowhere', colour: 'red' }))).toEqual([
      'sessions[0].rooms[1].cards[0].colour: key-unknown',
    ]);
    expect(changed((it) => Object.assign(card(it, 0), { column: 'nowhere', id: card(it, 1).id }))).toEqual([
      'sessions[0].rooms[1].cards[0].column: choice-wrong',
      'sessions[0].rooms[1].cards[1].id: double',
    ]);
    expect(changed((it) => Object.assign(card(it, 0), { text: 'x'.repeat(2001) }))).toEqual([
      'sessions[0].rooms[1].cards[0].text: text-too-long',
    ]);
    expect(changed((it) => Object.assign(card(it, 0), { stack: 'of-one' }))).toEqual([
      'sessions[0].rooms[1].cards[0].stack: value-wrong',
    ]);
    expect(changed((it) => Object.assign(it.people[0] ?? {}, { organisation: 'unheard-of' }))).toEqual([
      'people[0].organisation: organisation-not-listed',
    ]);
    // Only the server's own cards can be signed with something else than their author.
    const authored = room(file).cards.findIndex(({ by }) => by !== undefined);
    expect(changed((it) => Object.assign(card(it, authored), { signed: { organisation: null } }))).toEqual([
      `sessions[0].rooms[1].cards[${authored}].signed: value-wrong`,
    ]);
    expect(mistakesIn(file, NOW + 2000)).toEqual(['outputs.keepUntil: keep-over']);
    expect(mistakesIn({})).toContain('outputs: value-missing');
    expect(mistakesIn('nonsense')).toEqual([': value-wrong']);
  });
});

interface Recording {
  numAgents: number;
  txns: { parents: number[]; agent: number; patches: [number, number, string][] }[];
}

/** A recording, typed again into a paragraph of notes by as many devices as there were people. */
function replayed(path: string): {
  doc: Y.Doc;
  owners: Map<number, string | null>;
  /** The empty notes, and what was typed into them, each after what it follows. */
  start: Uint8Array;
  typed: Uint8Array[];
} {
  const { numAgents, txns } = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) as Recording;
  const start = new Y.Doc();
  start.clientID = 1;
  const paragraph = new Y.XmlElement('paragraph');
  start.getXmlFragment('notes').insert(0, [paragraph]);
  paragraph.insert(0, [new Y.XmlText()]);
  const devices = Array.from({ length: numAgents }, (_, agent) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(start));
    doc.clientID = 100 + agent;
    return doc;
  });
  const textOf = (doc: Y.Doc) => (doc.getXmlFragment('notes').get(0) as Y.XmlElement).get(0) as Y.XmlText;
  // What each device has seen so far, by the numbers of the transactions.
  const made: Uint8Array[] = [];
  const seen = devices.map(() => new Set<number>());
  const see = (agent: number, index: number) => {
    const waiting = [index];
    const fresh: number[] = [];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen[agent]?.has(next)) continue;
      seen[agent]?.add(next);
      fresh.push(next);
      waiting.push(...(txns[next]?.parents ?? []));
    }
    const doc = devices[agent];
    for (const each of fresh.sort((a, b) => a - b)) {
      if (doc !== undefined) Y.applyUpdate(doc, made[each] ?? new Uint8Array());
    }
  };
  txns.forEach(({ parents, agent, patches }, index) => {
    for (const parent of parents) see(agent, parent);
    const doc = devices[agent] ?? start;
    const pieces: Uint8Array[] = [];
    const hear = (update: Uint8Array) => pieces.push(update);
    doc.on('update', hear);
    doc.transact(() => {
      for (const [at, remove, insert] of patches) {
        if (remove > 0) textOf(doc).delete(at, remove);
        if (insert !== '') textOf(doc).insert(at, insert);
      }
    });
    doc.off('update', hear);
    made.push(mergeUpdates(pieces));
    seen[agent]?.add(index);
  });
  const whole = new Y.Doc();
  for (const doc of devices) Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc));
  const owners = new Map<number, string | null>([[1, null]]);
  for (const agent of devices.keys()) owners.set(100 + agent, people[agent]?.id ?? null);
  return { doc: whole, owners, start: Y.encodeStateAsUpdate(start), typed: made };
}
