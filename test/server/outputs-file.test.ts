import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { addCard, setOwner, toggleReaction, toggleTag } from '#lib/board/edit.ts';
import { cardsOf, notesOf } from '#lib/board/schema.ts';
import { stackCards } from '#lib/board/stack.ts';
import { CARDS, LARGEST } from '#lib/full-day/sizes.ts';
import { hashOf } from '#lib/outputs-file/canonical.ts';
import type { OutputsFile } from '#lib/outputs-file/shape.ts';
import type { CreatedAnswer, TicketAnswer } from '#lib/wire/api.ts';
import { ensureFullDay } from '#server/demonstration-day.ts';
import { createLog } from '#server/log.ts';
import { type Store, StoreUnavailable } from '#server/store/store.ts';
import { systemClock as clock, systemRandom as random } from '#server/world.ts';
import { CountryRooms } from '#test/support/country-room.ts';
import { cookieOf, type Guest, startTestServer, TEST_SECRET, type TestServer } from '#test/support/server.ts';
import { fillVotes } from '#test/support/votes.ts';
import { newFolder } from '../store/folder.ts';

const WORKSHOP = 'demo-workshop-iq';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

async function fileFrom(server: TestServer, cookie: string, query = ''): Promise<OutputsFile> {
  const answer = await server.fetch(`/api/export?format=json${query}`, {}, cookie);
  expect(answer.status).toBe(200);
  return (await answer.json()) as OutputsFile;
}

/** Takes a file in and enters the new event as its first staff. */
async function taken(server: TestServer, staff: Guest, file: unknown) {
  const answer = await staff.fetch('/api/import', { method: 'POST', body: file as object });
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  const created = (await answer.json()) as CreatedAnswer;
  const ticket = created.link.split('#')[1];
  const entered = await server.fetch('/api/ticket', { method: 'POST', body: { ticket } });
  expect(((await entered.json()) as TicketAnswer).person.role).toBe('staff');
  return { ...created, cookie: cookieOf(entered) };
}

describe('outputs as a file', () => {
  let rooms: CountryRooms;
  let staff: Guest;
  beforeEach(async () => {
    rooms = await CountryRooms.start('sqlite', inject('databaseUrl'));
    staff = await rooms.server.as('staff');
  });
  afterEach(() => rooms.close());

  async function enters(name: string, roomId = rooms.roomId) {
    const guest = await rooms.server.join({ name, organisation: 'iom-iraq', country: 'IQ' });
    const { epoch } = (await (await guest.fetch(`/api/rooms/${roomId}`)).json()) as { epoch: string };
    return rooms.opens(guest.cookie, { roomId, epoch, own: true }).arrives();
  }

  it('hold what people wrote, and taken in elsewhere give the same file again', async () => {
    const amal = await enters('Amal Haddad');
    addCard(amal.doc, { id: 'a', column: 'obstacles', text: 'Housing in Erbil' });
    addCard(amal.doc, { id: 'b', column: 'obstacles', text: 'Rents', kind: 'decision' });
    setOwner(amal.doc, 'b', 'Joris');
    toggleTag(amal.doc, 'a', 'housing');
    stackCards(amal.doc, ['b'], 'a', 'c');
    const line = new Y.XmlElement('paragraph');
    notesOf(amal.doc).insert(1, [line]);
    line.insert(0, [new Y.XmlText('Families arrive on Thursday')]);
    await amal.isSaved();
    const joris = await enters('Joris Peeters');
    expect(cardsOf(joris.doc).has('b')).toBe(true);
    toggleReaction(joris.doc, 'a', 'agree', new Map());
    await joris.isSaved();

    const file = await fileFrom(rooms.server, staff.cookie);
    expect(file.outputs.hash).toBe(hashOf(file, sha256));
    expect(file.people.map(({ name }) => name)).toEqual(['Amal Haddad', 'Joris Peeters']);
    const cards = file.sessions.flatMap((session) => session.rooms.flatMap((room) => room.cards));
    expect(cards).toMatchObject([
      { text: 'Housing in Erbil', by: 0, topics: ['housing'], stack: 'a', reactions: { agree: [1] } },
      { text: 'Rents', by: 0, kind: 'decision', owner: 'Joris', stack: 'a' },
    ]);
    expect(JSON.stringify(file)).not.toContain(rooms.server.demonstration.joinCode);

    const there = await taken(rooms.server, staff, file);
    const again = await fileFrom(rooms.server, there.cookie);
    expect(again.outputs.hash).toBe(file.outputs.hash);
    // Nobody comes in under the name of somebody from the file; the review knows them as authors.
    const found = await rooms.server.fetch('/api/review/search?q=housing', {}, there.cookie);
    expect(await found.json()).toMatchObject({ hits: [{ by: 'Amal Haddad' }] });
  });

  it('name nobody where the session signs by organisation, nor do they elsewhere', async () => {
    const amal = await enters('Amal Haddad', WORKSHOP);
    addCard(amal.doc, { id: 'a', column: 'obstacles', text: 'unsigned words' });
    await amal.isSaved();
    const file = await fileFrom(rooms.server, staff.cookie, `&room=${WORKSHOP}`);
    expect(file.outputs.of).toBe('room');
    expect(file.sessions).toHaveLength(1);
    expect(JSON.stringify(file)).not.toContain('Haddad');
    expect(file.people).toEqual([{ name: '', organisation: 'iom-iraq', country: 'IQ', language: 'en' }]);
    const there = await taken(rooms.server, staff, file);
    const people = await rooms.server.fetch('/api/people', {}, there.cookie);
    expect(((await people.json()) as { people: unknown[] }).people).toHaveLength(1);
    const shown = await rooms.server.fetch('/api/export?format=csv', {}, `${there.cookie}; language=en`);
    expect(await shown.text()).toContain('"IOM Iraq, Iraq","IOM Iraq","Iraq"');
  });

  it('with a mistake are refused with its place, and nothing is taken in', async () => {
    const file = await fileFrom(rooms.server, staff.cookie);
    const events = await rooms.server.store.events.list();
    const [session] = file.sessions;
    const [room] = session?.rooms ?? [];
    Object.assign(room ?? {}, { cards: [{ id: 'a' }] });
    const answer = await staff.fetch('/api/import', { method: 'POST', body: file });
    expect(answer.status).toBe(422);
    const { error } = (await answer.json()) as { error: { mistakes: { place: string; message: string }[] } };
    expect(error.mistakes[0]?.place).toMatch(/^sessions\[0\]\.rooms\[0\]\.cards\[0\]\./);
    expect(error.mistakes[0]?.message).not.toBe('');
    expect(await rooms.server.store.events.list()).toEqual(events);
  });
});

it('npm run import takes a file into a server that does not run, and says what is wrong with another', async () => {
  const here = await startTestServer();
  const folder = await newFolder();
  const path = join(folder, 'outputs.json');
  const file = await fileFrom(here, (await here.as('staff')).cookie);
  await here.close();
  const imports = (content: unknown) => {
    writeFileSync(path, JSON.stringify(content));
    return spawnSync(process.execPath, ['server/import.ts', path], {
      encoding: 'utf8',
      env: {
        ...process.env,
        PASS_SECRET: TEST_SECRET,
        DATA_DIR: folder,
        PUBLIC_URL: 'https://there.example',
      },
    });
  };
  const wrong = imports({ ...file, people: [{ name: 'A', language: 'fr', country: 'XX' }] });
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toMatch(/people\[0\]\.country: ./);
  const right = imports(file);
  expect(right.stderr).toBe('');
  const ticket = /https:\/\/there\.example\/enter#([\w-]+)/.exec(right.stdout)?.[1];

  const there = await startTestServer({ dataDir: folder });
  onTestFinished(() => there.close());
  const entered = await there.fetch('/api/ticket', { method: 'POST', body: { ticket } });
  expect(entered.status).toBe(200);
  expect((await fileFrom(there, cookieOf(entered))).outputs.hash).toBe(file.outputs.hash);
});

describe('a full day', () => {
  it('[19] fills a server once, and is taken in by one of the other kind, where it has the same hash', async () => {
    const there = await startTestServer({ store: 'postgres', databaseUrl: inject('databaseUrl') });
    const here = await startTestServer();
    onTestFinished(async () => {
      await here.close();
      await there.close();
    });
    const parts = { clock, random, log: createLog('error') };
    let left = 40;
    const breaking: Store = {
      ...here.store,
      rooms: {
        ...here.store.rooms,
        append: (...batch) => {
          if (left-- === 0) throw new StoreUnavailable('as a power cut would');
          return here.store.rooms.append(...batch);
        },
      },
    };
    await expect(ensureFullDay({ store: breaking, ...parts })).rejects.toThrow('power cut');
    await ensureFullDay({ store: here.store, ...parts });

    // What people answered, marked and asked goes along.
    const listed = (await here.store.people.list('demo')).filter(({ role }) => role === 'participant');
    await fillVotes(here.store, {
      eventId: 'demo',
      rooms: ['demo-exchange-iq', 'demo-exchange-ma'],
      people: listed.slice(0, 14).map(({ id }) => id),
      organisationId: 'iom-iraq',
      now: clock() - 3_600_000,
      cards: ['a-card', 'another'],
    });
    const staff = await here.as('staff');
    const file = await fileFrom(here, staff.cookie);
    expect(file.polls?.flatMap(({ rounds = [] }) => rounds.map(({ ballots }) => ballots?.length))).toEqual([
      14,
      14,
      undefined,
      undefined,
    ]);
    expect(file.dots?.map(({ ballots }) => ballots?.length).toSorted()).toEqual([14, undefined]);
    expect(file.questions?.map(({ by, votes }) => [by === undefined, votes])).toEqual([
      [false, undefined],
      [true, 4],
    ]);
    expect(JSON.stringify(file)).not.toMatch(/key of|request of|demo-/);
    const cards = file.sessions.flatMap(({ rooms }) => rooms.map((room) => room.cards.length));
    expect(cards).toHaveLength(30);
    expect(Math.max(...cards)).toBe(LARGEST.cards);
    expect(cards.reduce((sum, count) => sum + count, 0)).toBe(CARDS);
    expect(new Set(file.people.map(({ name }) => name).filter((name) => name !== '')).size).toBeGreaterThan(
      100,
    );

    // Started again it adds nothing.
    await ensureFullDay({ store: here.store, ...parts });
    expect((await fileFrom(here, staff.cookie)).outputs.hash).toBe(file.outputs.hash);
    const created = await taken(there, await there.as('staff'), file);
    const again = await fileFrom(there, created.cookie);
    expect(again.polls).toEqual(file.polls);
    expect(again.dots).toEqual(file.dots);
    expect(again.questions).toEqual(file.questions);
    expect(again.outputs.hash).toBe(file.outputs.hash);
    // A room alone has what was in it alone: both rounds of polls and dots were in two.
    const room = await fileFrom(here, staff.cookie, '&room=demo-exchange-iq');
    expect([
      room.polls?.some(({ rounds }) => rounds !== undefined),
      room.dots,
      room.questions?.length,
    ]).toEqual([false, undefined, 2]);
  }, 240_000);
});
